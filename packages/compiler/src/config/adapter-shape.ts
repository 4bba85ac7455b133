import { choice, flag, names, number, table, text, whole } from "./shape-kinds.ts";
import { dialectOf, type DialectName } from "@rocky/sql";
import type { Shape, TableShape, VariantsShape } from "./shape.ts";

/** How often something is tried again, and how long is waited between. */
export const retryShape: TableShape = table("How failed calls are tried again.", {
  max_retries: whole("How often a call is tried again.", { default: 3 }),
  initial_backoff_ms: whole("Milliseconds before the first new try.", { default: 1000 }),
  max_backoff_ms: whole("The longest wait between two tries, in milliseconds.", { default: 30_000 }),
  backoff_multiplier: number("By what the wait grows from one try to the next.", { least: 1, default: 2 }),
  jitter: flag("Whether waits are varied at random.", { default: true }),
  circuit_breaker_threshold: whole("After how many failures in a row no more calls are made; 0 is never.", {
    default: 5,
  }),
  circuit_breaker_recovery_timeout_secs: whole("Seconds until calls are tried again after that."),
  max_retries_per_run: whole("How many new tries one run may use in all."),
});

const secret = (about: string): Shape => text(`${about} Best taken from the environment: "\${NAME}".`);

const databricks: Readonly<Record<string, Shape>> = {
  host: text("The address of the workspace."),
  http_path: text("The path of the SQL warehouse."),
  token: secret("A personal access token."),
  client_id: text("The id of a service principal."),
  client_secret: secret("The secret of the service principal."),
  timeout_secs: whole("Seconds that a statement may take.", { default: 120 }),
  ansi_mode: flag("Whether sessions compute in ANSI mode.", { default: true }),
};

const snowflake: Readonly<Record<string, Shape>> = {
  account: text("The account identifier."),
  warehouse: text("The virtual warehouse that runs statements."),
  database: text("The database that is open."),
  role: text("The role that is used."),
  username: text("The user."),
  password: secret("The user's password."),
  private_key_path: text("The file of the user's private key."),
  oauth_token: secret("An OAuth token."),
  pat: secret("A programmatic access token."),
};

const fivetran: Readonly<Record<string, Shape>> = {
  destination_id: text("The destination whose connectors are found."),
  api_key: secret("The API key."),
  api_secret: secret("The API secret."),
  cache: names("How answers are kept.", { kind: "any" }),
  ratelimit: names("How many calls are made in a time.", { kind: "any" }),
  stampede: names("How several processes share one call.", { kind: "any" }),
  circuit_breaker: names("When no more calls are made.", { kind: "any" }),
};

/** The settings of each type of adapter beside those that all have. */
const ownKeys: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  duckdb: { path: text("The database file, relative to rocky.toml; without it the database is in memory.") },
  databricks,
  snowflake,
  bigquery: {
    project_id: text("The project."),
    location: text("Where data is, as in EU."),
  },
  trino: { host: text("The address of the coordinator.") },
  fivetran,
  airbyte: { host: text("The address of the server.") },
  iceberg: {},
  manual: {},
};

/** Types that only find sources. */
export const discoveryTypes: readonly string[] = ["fivetran", "airbyte", "iceberg", "manual"];

/** Every type of adapter that the format knows. */
export const adapterTypes: readonly string[] = Object.keys(ownKeys);

/** Types of warehouses whose SQL is compiled. Models are built in DuckDB only, for now. */
export const compiledFor: readonly DialectName[] = (
  ["duckdb", "databricks", "bigquery", "snowflake"] as const
).filter((name) => dialectOf(name) !== undefined);

const type: Shape = text(
  `What it is: models are compiled for ${compiledFor.join(", ")}, and built in duckdb.`,
);
const kind: Shape = choice("Whether it holds data or only finds sources.", ["data", "discovery"]);
const common: Readonly<Record<string, Shape>> = {
  retry: { ...retryShape, later: true },
  extra: names("Settings of one's own, for adapters outside of Rocky.", { kind: "any" }, { later: true }),
};

function aboutOf(name: string): string {
  if (name === "duckdb") return "A DuckDB database.";
  return compiledFor.some((each) => each === name)
    ? "Models are compiled for it, and not built in it yet."
    : "Not available yet.";
}

function variant(name: string, own: Readonly<Record<string, Shape>>): TableShape {
  return table(aboutOf(name), { type, kind, ...own, ...common }, { required: ["type"] });
}

/** The shape of `[adapter.<name>]`. */
export const adapterShape: VariantsShape = {
  kind: "variants",
  about: "A warehouse or a place where sources are found.",
  by: "type",
  required: true,
  of: Object.fromEntries(Object.entries(ownKeys).map(([name, own]) => [name, variant(name, own)])),
};
