import { choice, either, list, table, text, texts } from "../config/shape-kinds.ts";
import type { Shape, TableShape } from "../config/shape.ts";

/** Spellings of comparisons, with the SQL of each. */
export const comparisons: Readonly<Record<string, "<" | "<=" | ">" | ">=" | "=" | "<>">> = {
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
  eq: "=",
  ne: "<>",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  "=": "=",
  "==": "=",
  "!=": "<>",
  "<>": "<>",
};

/** A type of test: its settings beside those that every test has, and which of them it needs. */
interface TestType {
  readonly keys: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
}

const value: Shape = either("A value.", [
  text("A text."),
  { kind: "number" },
  { kind: "boolean" },
  { kind: "date" },
]);

function bound(about: string): Shape {
  return either(about, [text("A value in SQL."), { kind: "number" }, { kind: "date" }]);
}

/** Every type of `[[tests]]`. */
export const testTypes: Readonly<Record<string, TestType>> = {
  not_null: { keys: {}, required: ["column"] },
  unique: { keys: {}, required: ["column"] },
  accepted_values: {
    keys: { values: list("The values that may be there.", value) },
    required: ["column", "values"],
  },
  relationships: {
    keys: { to_table: text("The model or table that is referred to."), to_column: text("Its column.") },
    required: ["column", "to_table", "to_column"],
  },
  expression: { keys: { expression: text("A condition in SQL.") }, required: ["expression"] },
  row_count_range: {
    keys: { min: anyWhole("The fewest rows."), max: anyWhole("The most rows.") },
    required: [],
  },
  in_range: {
    keys: { min: bound("The lowest value."), max: bound("The highest value.") },
    required: ["column"],
  },
  regex_match: { keys: { pattern: text("A regular expression.") }, required: ["column", "pattern"] },
  aggregate: {
    keys: {
      op: choice("The aggregate.", ["sum", "count", "avg", "min", "max"]),
      cmp: choice("How it is compared.", Object.keys(comparisons)),
      value: bound("With what."),
    },
    required: ["op", "cmp", "value"],
  },
  composite: {
    keys: { kind: choice("What is tested.", ["unique"]), columns: texts("The columns, two or more.") },
    required: ["kind", "columns"],
  },
  unique_expr: { keys: { key_expr: text("An expression in SQL.") }, required: ["key_expr"] },
  not_in_future: { keys: {}, required: ["column"] },
  older_than_n_days: { keys: { days: anyWhole("How many days.") }, required: ["column", "days"] },
};

/** A whole number that is judged together with others. */
function anyWhole(about: string): Shape {
  return { kind: "integer", about };
}

const common: Readonly<Record<string, Shape>> = {
  type: text("What is tested."),
  name: text("What the test is called."),
  column: text("The column that is tested."),
  severity: choice("How a failure counts.", ["error", "warning"], { default: "error" }),
  filter: text("A condition in SQL; only rows that meet it are tested."),
  description: text("What it is for."),
};

/** The shape of one `[[tests]]` of a type; without the type, of any. */
export function testShape(type: string): TableShape {
  const own = Object.hasOwn(testTypes, type) ? testTypes[type] : undefined;
  const keys: Readonly<Record<string, Shape>> =
    own?.keys ?? Object.assign({}, ...Object.values(testTypes).map((each) => each.keys));
  return table(
    "A test of the table, once it is built.",
    { ...common, ...keys },
    { required: ["type", ...(own?.required ?? [])] },
  );
}

/** The shape of one `[[use_test]]`. */
export const useTestShape: TableShape = table(
  "A test from test_definitions.toml.",
  {
    name: text("The name of the definition."),
    column: text("The column that is tested."),
    severity: choice("How a failure counts.", ["error", "warning"]),
    filter: text("A condition in SQL; only rows that meet it are tested."),
  },
  { required: ["name"] },
);

/** The shape of a definition in `test_definitions.toml`; its column may be left to those who use it. */
export function definitionShape(type: string): TableShape {
  const { required = [], ...shape } = testShape(type);
  return { ...shape, required: required.filter((key) => key !== "column") };
}
