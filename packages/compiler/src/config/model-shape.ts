import type { Shape, TableShape } from "./shape.ts";

const text: Shape = { kind: "text" };
const any: Shape = { kind: "any" };

const strategy: TableShape = {
  kind: "table",
  keys: {
    type: text,
    timestamp_column: text,
    granularity: text,
    unique_key: any,
    update_columns: any,
    partition_by: any,
    time_column: text,
    lookback: any,
    batch_size: any,
    first_partition: text,
    target_lag: text,
    storage_prefix: text,
    partition_columns: any,
  },
};

const target: TableShape = { kind: "table", keys: { catalog: text, schema: text, table: text } };

/** The shape of a model's configuration: a sidecar file or frontmatter. */
export const modelShape: TableShape = {
  kind: "table",
  keys: {
    name: text,
    depends_on: { kind: "list", of: text },
    group: text,
    intent: text,
    retention: text,
    adapter: text,
    format: text,
    strategy,
    target,
    args: any,
    sources: any,
    freshness: any,
    format_options: any,
    classification: any,
    tags: { kind: "names", of: any },
    governance: any,
    budget: any,
    skip: any,
    tests: any,
    use_test: any,
    test: any,
    surrogate_key: any,
    columns: any,
  },
};

/** The shape of `_defaults.toml`, which speaks for every model of its folder. */
export const defaultsShape: TableShape = {
  kind: "table",
  keys: { target, strategy, intent: text, freshness: any },
};

/** Strategies that can run now. */
export const availableStrategies: readonly string[] = ["full_refresh", "view"];

/** Strategies of the format that cannot run yet. */
export const laterStrategies: readonly string[] = [
  "incremental",
  "microbatch",
  "merge",
  "delete_insert",
  "time_interval",
  "materialized_view",
  "dynamic_table",
  "ephemeral",
  "content_addressed",
];
