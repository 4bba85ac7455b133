import { testShape, testTypes } from "../tests/test-types.ts";
import { choice, either, flag, list, names, number, table, text, texts, whole } from "./shape-kinds.ts";
import type { Shape, TableShape } from "./shape.ts";

const severity: Shape = choice("How a failure counts.", ["error", "warning"], { default: "error" });

function switched(about: string): Shape {
  return either(about, [
    flag("Whether it is checked."),
    table("With a severity.", { enabled: flag("Whether it is checked.", { default: true }), severity }),
  ]);
}

const assertion: Shape = {
  kind: "variants",
  by: "type",
  required: true,
  of: Object.fromEntries(
    Object.keys(testTypes).map((type): [string, TableShape] => {
      const { keys, required = [] } = testShape(type);
      const own = table(
        "A test of a table.",
        { table: text("The table that is tested."), ...keys },
        { required: ["table", ...required] },
      );
      return [type, own];
    }),
  ),
};

/** The shape of `[pipeline.<name>.checks]`. */
export const checksShape: TableShape = table(
  "What is checked about the tables of the pipeline.",
  {
    enabled: flag("Whether anything is checked.", { default: false }),
    fail_on_error: flag("Whether a failed check of severity error fails the run.", { default: true }),
    row_count: switched("Whether source and target must have the same number of rows."),
    column_match: switched("Whether source and target must have the same columns."),
    freshness: table("How late the tables may be.", {
      threshold_seconds: whole("How late a table may be, in seconds."),
      overrides: names("Other thresholds, by table.", whole("How late it may be, in seconds.")),
      severity,
    }),
    null_rate: table("How many NULLs columns may have.", {
      columns: texts("The columns."),
      threshold: number("The highest share of NULLs, from 0 to 1.", { least: 0, most: 1 }),
      sample_percent: number("How much of the table is looked at.", { above: 0, most: 100, default: 10 }),
      severity,
    }),
    custom: list(
      "Checks in SQL.",
      table(
        "A check in SQL.",
        {
          name: text("What it is called."),
          sql: text("A query of one number; {target} is the table."),
          threshold: number("The highest number that is in order.", { default: 0 }),
          severity,
        },
        { required: ["name", "sql"] },
      ),
    ),
    anomaly_threshold_pct: number("By how many percent a row count may differ from what is usual.", {
      least: 0,
      default: 50,
    }),
    assertions: list("Tests of tables.", assertion),
    quarantine: table("What becomes of rows that fail.", {
      enabled: flag("Whether failing rows are set apart.", { default: false }),
      mode: choice(
        "Whether they go to a table of their own, are marked, or left out.",
        ["split", "tag", "drop"],
        {
          default: "split",
        },
      ),
      suffix_valid: text("What the table of good rows ends in.", { default: "__valid" }),
      suffix_quarantine: text("What the table of failing rows ends in.", { default: "__quarantine" }),
    }),
    cross_source_overlap: table(
      "Whether two sources may have the same rows.",
      {
        keys: texts("The columns that tell rows apart.", { atLeast: 1 }),
        key_expr: text("An expression that tells rows apart."),
        severity,
        max_overlap_rows: whole("How many rows may be in both.", { default: 0 }),
        sample: whole("How many of them are shown.", { default: 20 }),
      },
      { exclusive: [["keys", "key_expr"]] },
    ),
  },
  { later: true },
);
