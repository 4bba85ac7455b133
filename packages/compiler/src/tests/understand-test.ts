import {
  nearestNames,
  unknownReason,
  type CompiledModel,
  type Diagnostic,
  type ModelColumn,
} from "@rocky/ir";
import { printType, quoteIdentifier, type Dialect } from "@rocky/sql";
import { report } from "../diagnostics.ts";
import { nameKey, type ModelIndex } from "../resolve/model-index.ts";
import { checkFragment } from "./check-fragment.ts";
import type { ModelTest, TestCheck, TestSeverity } from "./model-test.ts";
import type { WrittenTest } from "./read-tests.ts";
import { fixtureFits } from "../unit-tests/fixture-fits.ts";
import { boundOf, literalOf } from "./test-literal.ts";
import { comparisons } from "./test-types.ts";

/** Models by their names. */
export type ModelLookup = Pick<ReadonlyMap<string, CompiledModel>, "get" | "keys">;

/** What tests are understood against. */
export interface TestContext {
  readonly model: CompiledModel;
  readonly models: ModelLookup;
  readonly index: ModelIndex;
  readonly dialect: Dialect;
  readonly diagnostics: Diagnostic[];
}

/** Turns a written test into what it counts; what cannot be is reported, and the test left out. */
export function understandTest(context: TestContext, written: WrittenTest): ModelTest | undefined {
  const before = context.diagnostics.length;
  const { type, settings, span } = written;
  const filter = text(settings["filter"]);
  if (filter !== undefined) fragment(context, written, "filter");
  const check = checkOf(context, written);
  const isBroken = context.diagnostics.slice(before).some((d) => d.severity === "error");
  if (check === undefined || isBroken) return undefined;
  const column = text(settings["column"]);
  return {
    model: context.model.name,
    name: nameOf(written),
    type,
    severity: severityOf(settings["severity"]),
    ...(column === undefined ? {} : { column }),
    ...(filter === undefined ? {} : { filter }),
    check,
    span,
  };
}

function severityOf(value: unknown): TestSeverity {
  return value === "warning" ? "warning" : "error";
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

function nameOf({ type, settings }: WrittenTest): string {
  const name = text(settings["name"]);
  const columns = texts(settings["columns"]);
  const sql = (text(settings["expression"]) ?? text(settings["key_expr"]) ?? "").replace(/\s+/g, " ").trim();
  const short = sql.length > 40 ? `${sql.slice(0, 39)}…` : sql;
  const about = columns.length > 0 ? columns.join(", ") : (text(settings["column"]) ?? short);
  const what = name ?? type;
  return about === "" ? what : `${what}(${about})`;
}

/** What the type of a test counts, from its settings. */
function checkOf(context: TestContext, written: WrittenTest): TestCheck | undefined {
  const { settings } = written;
  const needs = (what: string): undefined => {
    const extras = { model: context.model.name };
    context.diagnostics.push(report.testSetting(written.span, { type: written.type, needs: what }, extras));
    return undefined;
  };
  switch (written.type) {
    case "expression": {
      fragment(context, written, "expression");
      return rows(`NOT (${body(settings["expression"])})`);
    }
    case "unique_expr": {
      fragment(context, written, "key_expr");
      return { kind: "unique", keys: [`(${body(settings["key_expr"])})`] };
    }
    case "composite": {
      const columns = texts(settings["columns"]);
      if (new Set(columns.map((column) => column.toLowerCase())).size < Math.max(2, columns.length)) {
        return needs("two columns or more, each once");
      }
      columns.forEach((column, i) => checkColumn(context, written, { key: "columns", item: i, column }));
      return { kind: "unique", keys: columns.map((column) => quoteIdentifier(column, context.dialect)) };
    }
    case "row_count_range":
      return countCheck(settings) ?? needs("min or max, neither below 0, min not above max");
    case "aggregate":
      return aggregateCheck(context, written) ?? needs("a column, unless op is count, and a number as value");
    default:
      return columnCheck(context, written, needs);
  }
}

function rows(violation: string): TestCheck {
  return { kind: "rows", violation };
}

/** A fragment as it may stand in parentheses: a comment at its end must not swallow the bracket. */
function body(value: unknown): string {
  return `${text(value) ?? "NULL"}\n`;
}

function countCheck(settings: Readonly<Record<string, unknown>>): TestCheck | undefined {
  const min = typeof settings["min"] === "number" ? settings["min"] : undefined;
  const max = typeof settings["max"] === "number" ? settings["max"] : undefined;
  const isRange = (min ?? 0) >= 0 && (max ?? 0) >= 0 && (min ?? 0) <= (max ?? Number.MAX_SAFE_INTEGER);
  if (!isRange || (min === undefined && max === undefined)) return undefined;
  return { kind: "count", ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function aggregateCheck(context: TestContext, written: WrittenTest): TestCheck | undefined {
  const { settings } = written;
  const op = text(settings["op"]) ?? "";
  const column = text(settings["column"]);
  const value = boundOf(settings["value"]);
  const comparison = comparisons[text(settings["cmp"]) ?? ""];
  if (value === undefined || comparison === undefined || (column === undefined && op !== "count"))
    return undefined;
  if (column !== undefined) checkColumn(context, written, { key: "column", column });
  const operand = column === undefined ? undefined : quoteIdentifier(column, context.dialect);
  return {
    kind: "aggregate",
    expression: aggregateOf(op, operand, text(settings["filter"])),
    comparison,
    value,
  };
}

/** The aggregate over the rows that are tested. */
function aggregateOf(op: string, operand: string | undefined, filter: string | undefined): string {
  const name = op.toUpperCase();
  if (filter === undefined) return `${name}(${operand ?? "*"})`;
  return `${name}(CASE WHEN (${body(filter)}) THEN ${operand ?? "1"} END)`;
}

/** The types of tests about one column. */
function columnCheck(
  context: TestContext,
  written: WrittenTest,
  needs: (what: string) => undefined,
): TestCheck | undefined {
  const { settings } = written;
  const column = text(settings["column"]);
  if (column === undefined) return needs("column");
  const found = checkColumn(context, written, { key: "column", column });
  if (found !== undefined) checkFits(context, written, found);
  const c = quoteIdentifier(column, context.dialect);
  switch (written.type) {
    case "not_null":
      return rows(`${c} IS NULL`);
    case "unique":
      return { kind: "unique", keys: [c] };
    case "accepted_values": {
      const listed = settings["values"];
      const values = Array.isArray(listed) ? listed.map(literalOf) : [];
      if (values.length === 0 || values.includes(undefined))
        return needs("values: texts, numbers or true/false");
      return rows(`${c} NOT IN (${values.join(", ")})`);
    }
    case "relationships":
      return relationshipCheck(context, written, c);
    case "in_range": {
      const isText = found?.type.kind === "string" || found?.type.kind === "char";
      const min = isText ? literalOf(settings["min"]) : boundOf(settings["min"]);
      const max = isText ? literalOf(settings["max"]) : boundOf(settings["max"]);
      if (Number(settings["min"]) > Number(settings["max"])) return needs("min not above max");
      const bounds = [
        min === undefined ? [] : [`${c} < ${min}`],
        max === undefined ? [] : [`${c} > ${max}`],
      ].flat();
      return bounds.length === 0 ? needs("min or max") : rows(bounds.join(" OR "));
    }
    case "regex_match":
      return rows(`NOT regexp_matches(${c}, ${literalOf(settings["pattern"])})`);
    case "not_in_future":
      return rows(`${c} > ${nowFor(found)}`);
    case "older_than_n_days": {
      const days = settings["days"];
      if (typeof days !== "number" || days <= 0 || days > 1_000_000)
        return needs("days above 0, and not above a million");
      return rows(`${c} > ${nowFor(found)} - INTERVAL ${days} DAY`);
    }
    default:
      return undefined;
  }
}

/** What a test compares with a column must be of its type. */
function checkFits(context: TestContext, written: WrittenTest, column: ModelColumn): void {
  const { type, settings } = written;
  const problem = problemOf(type, settings, column);
  if (problem === undefined) return;
  const args = {
    type,
    column: column.name,
    found: printType(column.type, context.dialect),
    problem: problem.text,
  };
  context.diagnostics.push({
    ...report.testValue(written.spanOf(problem.key), args),
    model: context.model.name,
  });
}

function problemOf(
  type: string,
  settings: Readonly<Record<string, unknown>>,
  column: ModelColumn,
): { readonly key: string; readonly text: string } | undefined {
  if (unknownReason(column.type) !== undefined) return undefined;
  const { kind } = column.type;
  const listed = settings["values"];
  switch (type) {
    case "accepted_values": {
      const wrong = (Array.isArray(listed) ? listed : []).find((value: unknown) => !mayEqual(value, column));
      return wrong === undefined
        ? undefined
        : { key: "values", text: `${literalOf(wrong)} is no such value` };
    }
    case "in_range": {
      const key = ["min", "max"].find(
        (each) => settings[each] !== undefined && !mayEqual(settings[each], column),
      );
      return key === undefined ? undefined : { key, text: `${literalOf(settings[key])} is no such value` };
    }
    case "regex_match":
      return kind === "string" || kind === "char" || kind === "enum"
        ? undefined
        : { key: "column", text: "a pattern is for text" };
    case "not_in_future":
    case "older_than_n_days":
      return kind === "date" || kind === "timestamp"
        ? undefined
        : { key: "column", text: "only a date or a timestamp is earlier or later" };
    default:
      return undefined;
  }
}

/** Whether a value can be compared with a column: numbers compare with each other, whatever their width. */
function mayEqual(value: unknown, { type }: ModelColumn): boolean {
  const isNumber = typeof value === "number" || typeof value === "bigint";
  const isNumeric = ["integer", "decimal", "float", "bignumeric"].includes(type.kind);
  if (isNumeric) return isNumber || boundOf(value) === value;
  return fixtureFits(value, type);
}

/** The present, in a type that compares with the column. */
function nowFor(column: ModelColumn | undefined): string {
  const type = column?.type;
  if (type?.kind === "date") return "CURRENT_DATE";
  if (type?.kind === "timestamp" && type.zone !== "none") return "CURRENT_TIMESTAMP";
  return "CAST(CURRENT_TIMESTAMP AS TIMESTAMP)";
}

function relationshipCheck(context: TestContext, written: WrittenTest, column: string): TestCheck {
  const { settings } = written;
  const written_ = text(settings["to_table"]) ?? "";
  const parts = written_.split(".").map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
  const key = nameKey(parts);
  const known = parts.length === 1 ? context.index.byName.get(key) : context.index.byTarget.get(key);
  const toColumn = text(settings["to_column"]) ?? "";
  if (known === undefined) {
    const args = { table: written_ };
    if (parts.length === 1) {
      const near = nearestNames(written_, [...context.models.keys()]);
      const help = near.length > 0 ? { help: `Did you mean ${near.join(" or ")}?` } : {};
      context.diagnostics.push({
        ...report.testTable(written.spanOf("to_table"), args, help),
        model: context.model.name,
      });
    }
  } else {
    const model = context.models.get(known.name);
    if (model !== undefined)
      checkColumnOf(context, model, { column: toColumn, span: written.spanOf("to_column") });
  }
  return {
    kind: "relationship",
    column,
    to: known === undefined ? { table: parts } : { model: known.name },
    toColumn: quoteIdentifier(toColumn, context.dialect),
  };
}

/** Where a test names a column. */
interface NamedColumn {
  readonly key: string;
  readonly item?: number;
  readonly column: string;
}

function checkColumn(
  context: TestContext,
  written: WrittenTest,
  named: NamedColumn,
): ModelColumn | undefined {
  const { document, path } = written.document(named.key);
  const span = document.valueSpan(named.item === undefined ? path : [...path, named.item]);
  return checkColumnOf(context, context.model, { column: named.column, span });
}

function checkColumnOf(
  context: TestContext,
  model: CompiledModel,
  { column, span }: { readonly column: string; readonly span: ModelTest["span"] },
): ModelColumn | undefined {
  const found = model.columns.find((each) => each.name.toLowerCase() === column.toLowerCase());
  if (found !== undefined || !model.complete) return found;
  const names = model.columns.map((each) => each.name);
  const near = nearestNames(column, names);
  const help =
    near.length > 0
      ? `Did you mean ${near.join(" or ")}?`
      : `It has ${names.slice(0, 8).join(", ")}${names.length > 8 ? " …" : ""}.`;
  context.diagnostics.push({
    ...report.testColumn(span, { column, model: model.name }, { help }),
    model: context.model.name,
  });
  return undefined;
}

function fragment(context: TestContext, written: WrittenTest, key: string): void {
  const { model, dialect } = context;
  context.diagnostics.push(
    ...checkFragment({
      ...written.document(key),
      text: text(written.settings[key]) ?? "",
      is: key === "key_expr" ? "value" : "condition",
      model,
      dialect,
    }),
  );
}
