import { choice, either, flag, list, names, table, text, texts, whole } from "./shape-kinds.ts";
import type { Shape, TableShape, VariantsShape } from "./shape.ts";

const type: Shape = text("How the model is built.", { default: "full_refresh" });
const granularities: readonly string[] = ["hour", "day", "month", "year"];
const timestampColumn: Shape = text("The column that tells what is new.", { form: "not empty" });

function columns(about: string): Shape {
  return either(about, [texts("Names of columns.", { atLeast: 1 }), text("The name of a column.")]);
}

function strategy(
  about: string,
  keys: Readonly<Record<string, Shape>> = {},
  required: readonly string[] = [],
): TableShape {
  return table(about, { type, ...keys }, { required });
}

/** The shape of `[strategy]`. */
export const strategyShape: VariantsShape = {
  kind: "variants",
  about: "How the model is built.",
  by: "type",
  of: {
    full_refresh: strategy("The table is built anew each time."),
    view: strategy("A view is made."),
    incremental: strategy("New rows are added. Not available yet.", { timestamp_column: timestampColumn }, [
      "timestamp_column",
    ]),
    microbatch: strategy(
      "New rows are added, one interval after the other. Not available yet.",
      {
        timestamp_column: timestampColumn,
        granularity: choice("How long an interval is.", granularities, { default: "hour" }),
      },
      ["timestamp_column"],
    ),
    merge: strategy(
      "Rows replace those with the same key. Not available yet.",
      {
        unique_key: columns("The columns that tell rows apart."),
        update_columns: columns("The columns that are replaced; without it all."),
      },
      ["unique_key"],
    ),
    delete_insert: strategy(
      "Rows replace all those of the same partition. Not available yet.",
      { partition_by: columns("The columns that tell partitions apart.") },
      ["partition_by"],
    ),
    time_interval: strategy(
      "Intervals of time are built, one after the other, and can be built again. Not available yet.",
      {
        time_column: text("The column with the time."),
        granularity: choice("How long an interval is.", granularities, { default: "day" }),
        lookback: whole("How many earlier intervals are built again.", { default: 0 }),
        batch_size: whole("How many intervals are built at a time.", { above: 0, default: 1 }),
        first_partition: text("The first interval, as in 2024-01-31."),
      },
      ["time_column"],
    ),
    materialized_view: strategy("A materialized view is made. Not available yet."),
    dynamic_table: strategy(
      "A dynamic table is made, which the warehouse keeps up to date. Not available yet.",
      { target_lag: text("How late it may be.", { form: "time span" }) },
      ["target_lag"],
    ),
    ephemeral: strategy("Nothing is built; those who read the model contain it. Not available yet."),
    content_addressed: strategy(
      "Files are written that are named by what they hold. Not available yet.",
      {
        storage_prefix: text("Where the files are.", { form: "not empty" }),
        partition_columns: columns("The columns that tell partitions apart."),
      },
      ["storage_prefix"],
    ),
  },
};

/** The shape of `[target]`. */
export const targetShape: TableShape = table("Where the model is built.", {
  catalog: text("The catalog; without it the open one."),
  schema: text("The schema.", { default: "main" }),
  table: text("The table; without it, the model's name."),
});

/** The shape of `[freshness]` of a model. */
export const freshnessShape: TableShape = table(
  "How late the model's data may be.",
  {
    max_lag_seconds: whole("How late, in seconds."),
    time_column: text("The column that tells how late it is."),
    severity: choice("How being late counts.", ["error", "warning"]),
  },
  {
    aliases: { expected_lag_seconds: "max_lag_seconds" },
    required: ["max_lag_seconds"],
    partly: "no run measures it yet",
  },
);

const formatOptions: TableShape = table(
  "How the table is stored.",
  {
    partition_by: columns("The columns that files are divided by."),
    cluster_by: columns("The columns that rows are kept together by."),
    table_properties: list(
      "Properties of the table.",
      list("A name and its value.", text("A text."), { atLeast: 2 }),
    ),
    comment: text("A comment on the table."),
  },
  { later: true },
);

/** The shape of `[governance]` of models and groups. */
export const modelGovernanceShape: TableShape = table(
  "What is written to the warehouse about the table.",
  { tags: names("Tags of the table.", text("The value.")) },
  { later: true },
);

/** The shape of `[tags]` of models and groups. */
export const tagsShape: Shape = names("What tells the model from others, for those who look for it.", {
  kind: "any",
  about: "The value.",
});

/** The keys of a sidecar that are about how the model is stored, read and watched. */
export const sidecarBlocks: Readonly<Record<string, Shape>> = {
  retention: text("How long rows are kept, as in 90d or 1y.", { form: "days or years", later: true }),
  adapter: text("The adapter that builds the model.", { later: true }),
  format: choice(
    "How the table is stored.",
    ["delta_table", "iceberg_table", "materialized_view", "streaming_table", "table", "view"],
    { later: true },
  ),
  strategy: strategyShape,
  target: targetShape,
  args: names(
    "Values for the schema that the group makes.",
    either("The value.", [text("A text."), { kind: "number" }]),
  ),
  sources: list(
    "Tables that the model reads, for projects that import it.",
    table(
      "A table.",
      { catalog: text("Its catalog."), schema: text("Its schema."), table: text("Its name.") },
      { required: ["table"] },
    ),
    { later: true },
  ),
  freshness: freshnessShape,
  format_options: formatOptions,
  classification: names("What columns hold, by column; [mask] says how it is shown.", text("The tag.")),
  tags: tagsShape,
  governance: modelGovernanceShape,
  skip: table(
    "Whether the model may be left out when nothing changed.",
    {
      eligible: flag("Whether it may be left out."),
      deterministic: flag("Whether it gives the same rows for the same sources."),
    },
    { later: true, unknownKeys: "error" },
  ),
  surrogate_key: list(
    "Columns that are made of others, as a key.",
    table(
      "A key.",
      {
        name: text("What it is called.", { form: "identifier" }),
        columns: texts("What it is made of.", { atLeast: 1 }),
      },
      { required: ["name", "columns"], unknownKeys: "error" },
    ),
    { later: true },
  ),
  columns: names(
    "What is said about columns, by column.",
    table("A column.", { description: text("What it holds.") }),
  ),
};
