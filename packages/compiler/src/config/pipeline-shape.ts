import { checksShape } from "./checks-shape.ts";
import { governanceShape } from "./governance-shape.ts";
import { loadContractShape } from "./load-contract.ts";
import { choice, either, flag, list, number, table, text, texts, whole } from "./shape-kinds.ts";
import type { Shape, TableShape, VariantsShape } from "./shape.ts";

const adapter: Shape = text("The adapter, by its name.", { default: "default" });
const catalog: Shape = text("The catalog; without it the open one.");

const execution: TableShape = table(
  "How the pipeline runs.",
  {
    concurrency: either(
      "How many steps run at a time.",
      [choice("As many as the warehouse stands.", ["adaptive"]), whole("A fixed number.", { above: 0 })],
      { default: "adaptive" },
    ),
    fail_fast: flag("Whether the first failure ends the run.", { default: false }),
    error_rate_abort_pct: number("At what percentage of failures the run ends.", {
      least: 0,
      most: 100,
      default: 50,
    }),
    table_retries: whole("How often a table is tried again.", { default: 1 }),
  },
  { later: true },
);

const schedule: TableShape = table(
  "When the pipeline runs by itself.",
  {
    cron: text("Minute, hour, day, month, weekday.", { form: "cron" }),
    timezone: text("The time zone of cron.", { form: "timezone" }),
    after: texts("Pipelines after whose success it runs."),
    freshness: flag("Whether it runs when its data gets too old.", { default: false }),
    catchup: choice("What becomes of times that were missed.", ["latest", "skip"]),
    retry: table("How a failed run is tried again.", { max: whole("How often.", { default: 0 }) }),
    timeout_minutes: whole("How long it may take; 0 is without end.", { default: 0 }),
    enabled: flag("Whether the schedule counts.", { default: true }),
  },
  { later: true },
);

const common: Readonly<Record<string, Shape>> = {
  type: text("What the pipeline does: transformation, load, replication, quality or snapshot.", {
    default: "replication",
  }),
  depends_on: texts("Pipelines that run before it."),
  checks: checksShape,
  execution,
  schedule,
};

const transformation: TableShape = table("Builds models.", {
  ...common,
  models: text("Which files are its models; * is anything in a folder, ** any folders.", {
    default: "models/**",
    form: "not empty",
  }),
  target: table("Where the models are built.", { adapter, governance: governanceShape }),
});

const load: TableShape = table(
  "Loads files into tables.",
  {
    ...common,
    source_dir: text("The folder of the files, relative to rocky.toml.", { form: "not empty" }),
    format: choice("What the files are; without it, what their names end in.", [
      "csv",
      "parquet",
      "json_lines",
    ]),
    target: table("Where the tables are made.", {
      adapter,
      catalog,
      schema: text("The schema.", { default: "main" }),
      table: text("One table for all files; without it each file becomes a table."),
      governance: governanceShape,
    }),
    options: table("How files are read and written.", {
      batch_size: whole("How many rows are written at a time.", { above: 0, default: 10_000, later: true }),
      create_table: flag("Whether a missing table is made.", { default: true, later: true }),
      truncate_first: flag("Whether the table is emptied before. Tables are always replaced now.", {
        default: false,
        later: true,
      }),
      csv_delimiter: text("What stands between two values of a CSV file.", {
        default: ",",
        form: "one character",
      }),
      csv_has_header: flag("Whether the first line of a CSV file has the names.", { default: true }),
    }),
    contract: loadContractShape,
  },
  { required: ["source_dir"] },
);

const strategies: Shape = choice(
  "How tables are brought up to date.",
  ["incremental", "full_refresh", "merge"],
  { default: "incremental" },
);

const replicationKeys: Readonly<Record<string, Shape>> = {
  strategy: strategies,
  timestamp_column: text("The column that tells what is new.", { default: "_fivetran_synced" }),
  merge_keys: texts("The columns that tell rows apart.", { atLeast: 1 }),
  merge_keys_fallback: texts("The columns that do, where a table lacks the others.", { atLeast: 1 }),
};

const replication: TableShape = table("Copies tables from a source. Not available yet.", {
  ...common,
  ...replicationKeys,
  metadata_columns: list(
    "Columns that are added.",
    table(
      "A column.",
      { name: text("Its name."), type: text("Its type."), value: text("Its value, in SQL.") },
      { required: ["name", "type", "value"] },
    ),
  ),
  source: table("Where tables come from.", {
    adapter,
    catalog: text("Their catalog."),
    schema_pattern: table(
      "What the names of their schemas are made of.",
      {
        prefix: text("What they begin with.", { default: "" }),
        separator: text("What stands between two parts.", { default: "__", form: "not empty" }),
        components: texts("The parts in order; one may end in ... for one or more.", { atLeast: 1 }),
      },
      { required: ["components"] },
    ),
    discovery: table("How they are found.", {
      adapter,
      report_new_sources: flag("Whether new ones are told.", { default: false }),
      on_collision: choice("What two sources of one name are.", ["off", "warn", "error"]),
    }),
  }),
  target: table("Where they are copied to.", {
    adapter,
    catalog_template: text("The catalog, made of the parts: {name}."),
    schema_template: text("The schema, made of the parts: {name}."),
    separator: text("What joins several values of one part."),
    governance: governanceShape,
  }),
  table_overrides: list(
    "Other settings for some tables.",
    table(
      "Settings for some tables.",
      {
        match: table("Which tables.", {
          connector: text("The connector."),
          table: text("A pattern of table names."),
        }),
        ...replicationKeys,
        enabled: flag("Whether they are copied.", { default: true }),
      },
      { required: ["match"] },
    ),
  ),
  prune_unchanged: flag("Whether tables without changes are left out.", { default: false }),
});

const quality: TableShape = table(
  "Checks tables. Not available yet.",
  {
    ...common,
    target: table("Where the tables are.", { adapter }),
    tables: list(
      "The tables.",
      table("A table, or all of a schema.", {
        catalog,
        schema: text("Its schema."),
        table: text("Its name; without it all of the schema."),
      }),
    ),
  },
  { required: ["checks"] },
);

const snapshot: TableShape = table(
  "Keeps the history of a table. Not available yet.",
  {
    ...common,
    unique_key: texts("The columns that tell rows apart.", { atLeast: 1 }),
    updated_at: text("The column that tells that a row changed."),
    invalidate_hard_deletes: flag("Whether rows that are gone count as ended.", { default: false }),
    source: table("The table.", { adapter, catalog, schema: text("Its schema."), table: text("Its name.") }),
    target: table("The table of its history.", {
      adapter,
      catalog,
      schema: text("Its schema."),
      table: text("Its name."),
      governance: governanceShape,
    }),
  },
  { required: ["unique_key"] },
);

/** The shape of `[pipeline.<name>]`. */
export const pipelineShape: VariantsShape = {
  kind: "variants",
  about: "Something that runs: models that are built, files that are loaded.",
  by: "type",
  otherwise: "replication",
  of: { transformation, load, replication, quality, snapshot },
};

/** Types of pipelines that exist in the format but not here yet. */
export const laterPipelines: readonly string[] = ["replication", "quality", "snapshot"];
