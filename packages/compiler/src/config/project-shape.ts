import { loadContractShape } from "./load-contract.ts";
import type { Shape, TableShape } from "./shape.ts";

const text: Shape = { kind: "text" };
const any: Shape = { kind: "any" };
const integer: Shape = { kind: "integer" };
const boolean: Shape = { kind: "boolean" };
const texts: Shape = { kind: "list", of: text };

/** The settings of each warehouse type beside `type` and `kind`. */
export const adapterSettings: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  duckdb: { path: text },
  databricks: {
    host: text,
    http_path: text,
    token: text,
    client_id: text,
    client_secret: text,
    timeout_secs: integer,
  },
  snowflake: {
    account: text,
    warehouse: text,
    database: text,
    role: text,
    username: text,
    password: text,
    private_key_path: text,
    oauth_token: text,
    pat: text,
  },
  bigquery: { project_id: text, location: text },
  trino: { host: text },
  fivetran: {
    destination_id: text,
    api_key: text,
    api_secret: text,
    cache: any,
    ratelimit: any,
    stampede: any,
    circuit_breaker: any,
  },
  airbyte: { host: text },
  iceberg: {},
  manual: {},
};

/** The shape of `[adapter.<name>]` for a warehouse type. */
export function adapterShape(type: string): TableShape {
  const settings = Object.hasOwn(adapterSettings, type) ? (adapterSettings[type] ?? {}) : {};
  return {
    kind: "table",
    keys: {
      type: text,
      kind: { kind: "choice", values: ["data", "discovery"] },
      ...settings,
      retry: any,
      extra: any,
    },
    required: ["type"],
  };
}

const target: TableShape = {
  kind: "table",
  keys: { adapter: text, catalog: text, schema: text, table: text, governance: any },
};

const common: Readonly<Record<string, Shape>> = {
  type: text,
  depends_on: texts,
  checks: any,
  execution: any,
  schedule: any,
};

/** The shape of `[pipeline.<name>]` by its type; other types are not looked into. */
export const pipelineShapes: Readonly<Record<string, TableShape>> = {
  transformation: { kind: "table", keys: { ...common, models: text, target } },
  load: {
    kind: "table",
    keys: {
      ...common,
      source_dir: text,
      format: { kind: "choice", values: ["csv", "parquet", "json_lines"] },
      target,
      options: {
        kind: "table",
        keys: {
          batch_size: integer,
          create_table: boolean,
          truncate_first: boolean,
          csv_delimiter: text,
          csv_has_header: boolean,
        },
      },
      contract: loadContractShape,
    },
    required: ["source_dir"],
  },
};

/** Types of pipelines that exist in the format but not here yet. */
export const laterPipelines: readonly string[] = ["replication", "quality", "snapshot"];

const laterBlocks: readonly string[] = [
  "state",
  "run",
  "reuse",
  "cost",
  "budget",
  "schema_evolution",
  "retry",
  "portability",
  "cache",
  "mask",
  "classifications",
  "role",
  "roles",
  "freshness",
  "imports",
  "branch",
  "resilience",
  "policy",
  "gc",
  "ai",
  "fulfill",
  "hook",
  "hooks",
  "schedule",
  "lints",
  "consumers",
];

/** The shape of `rocky.toml` but for adapters and pipelines, which depend on their types. */
export const projectShape: TableShape = {
  kind: "table",
  keys: {
    project: { kind: "table", keys: { id: text } },
    adapter: any,
    adapters: any,
    pipeline: any,
    pipelines: any,
    ...Object.fromEntries(laterBlocks.map((name) => [name, any])),
  },
};
