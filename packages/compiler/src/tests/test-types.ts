import type { Shape, TableShape } from "../config/shape.ts";

const text: Shape = { kind: "text" };
const integer: Shape = { kind: "integer" };
const any: Shape = { kind: "any" };

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

/** Every type of `[[tests]]`. */
export const testTypes: Readonly<Record<string, TestType>> = {
  not_null: { keys: {}, required: ["column"] },
  unique: { keys: {}, required: ["column"] },
  accepted_values: { keys: { values: { kind: "list", of: any } }, required: ["column", "values"] },
  relationships: {
    keys: { to_table: text, to_column: text },
    required: ["column", "to_table", "to_column"],
  },
  expression: { keys: { expression: text }, required: ["expression"] },
  row_count_range: { keys: { min: integer, max: integer }, required: [] },
  in_range: { keys: { min: any, max: any }, required: ["column"] },
  regex_match: { keys: { pattern: text }, required: ["column", "pattern"] },
  aggregate: {
    keys: {
      op: { kind: "choice", values: ["sum", "count", "avg", "min", "max"] },
      cmp: { kind: "choice", values: Object.keys(comparisons) },
      value: any,
    },
    required: ["op", "cmp", "value"],
  },
  composite: {
    keys: {
      kind: { kind: "choice", values: ["unique"] },
      columns: { kind: "list", of: text },
    },
    required: ["kind", "columns"],
  },
  unique_expr: { keys: { key_expr: text }, required: ["key_expr"] },
  not_in_future: { keys: {}, required: ["column"] },
  older_than_n_days: { keys: { days: integer }, required: ["column", "days"] },
};

const severity: Shape = { kind: "choice", values: ["error", "warning"] };

/** The shape of one `[[tests]]` of a type; without the type, of any. */
export function testShape(type: string): TableShape {
  const own = Object.hasOwn(testTypes, type) ? testTypes[type] : undefined;
  const keys = own?.keys ?? Object.assign({}, ...Object.values(testTypes).map((each) => each.keys));
  return {
    kind: "table",
    keys: { type: text, name: text, column: text, severity, filter: text, description: text, ...keys },
    required: ["type", ...(own?.required ?? [])],
  };
}

/** The shape of one `[[use_test]]`. */
export const useTestShape: TableShape = {
  kind: "table",
  keys: { name: text, column: text, severity, filter: text },
  required: ["name"],
};

/** The shape of a definition in `test_definitions.toml`; its column may be left to those who use it. */
export function definitionShape(type: string): TableShape {
  const { kind, keys, required = [] } = testShape(type);
  return { kind, keys, required: required.filter((key) => key !== "column") };
}
