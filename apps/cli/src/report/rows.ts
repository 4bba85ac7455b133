import { unknownReason, type SqlTypeKind } from "@rocky/ir";
import { typeName } from "@rocky/sdk";
import type { CellValue, ShownRows } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import type { showSchema } from "../schemas/show.ts";
import { cutToWidth, textWidth } from "../terminal/width.ts";
import { cellJson } from "../wire/cell.ts";
import { plural } from "./plural.ts";
import { tableText, type TableOptions } from "./table.ts";

/** Kinds of types whose values stand at the right. */
const numeric: ReadonlySet<SqlTypeKind> = new Set<SqlTypeKind>(["integer", "decimal", "bignumeric", "float"]);

/** Prints rows as a table or as JSON. */
export function printRows(context: Context, shown: ShownRows): ExitCode {
  if (context.output === "json") {
    printJson(context, bodyOf(shown));
    return exitCodes.ok;
  }
  const { stdout } = context;
  stdout.write(fittedText(shown, stdout));
  const more = shown.truncated
    ? `the first ${plural(shown.rows.length, "row")}`
    : plural(shown.rows.length, "row");
  stdout.write(`${more} of ${shown.targetName}\n`);
  printNext(context, `rocky lineage ${shown.model}.${shown.columns[0]?.name ?? "<column>"}`);
  return exitCodes.ok;
}

/** Rows as a table: numbers at the right, NULL dimmed. */
export function rowsText(
  { columns, rows }: Pick<ShownRows, "columns" | "rows">,
  options: TableOptions,
): string {
  const headings = columns.map((column) => ({
    heading: column.name,
    align: numeric.has(column.type.kind) ? ("right" as const) : ("left" as const),
    paint: (text: string, cell: string) => (cell === "NULL" ? options.style.dim(text) : text),
  }));
  return tableText(
    headings,
    rows.map((row) => row.map(cellText)),
    options,
  );
}

/** The first columns, as many as can be read side by side; of the others only the names. */
function fittedText({ columns, rows }: ShownRows, options: TableOptions): string {
  const natural = columns.map(({ name }, i) =>
    rows.reduce((width, row) => Math.max(width, textWidth(cellText(row[i] ?? null))), textWidth(name)),
  );
  const shown = howManyFit(natural, options.width);
  const hidden = columns.slice(shown).map(({ name }) => name);
  const table = rowsText(
    { columns: columns.slice(0, shown), rows: rows.map((row) => row.slice(0, shown)) },
    options,
  );
  if (hidden.length === 0) return table;
  const names = `${plural(hidden.length, "more column")}: ${hidden.join(", ")}`;
  return `${table}${options.style.dim(cutToWidth(names, options.width))}\n`;
}

/** No column is cut to less than this for the sake of others. */
const readable = 12;
const gap = 2;

/** How many columns, from the first, can stand side by side and be read; at least one. */
function howManyFit(natural: readonly number[], width: number): number {
  let used = -gap;
  const over = natural.findIndex((each) => {
    used += gap + Math.min(each, readable);
    return used > width;
  });
  return over === -1 ? natural.length : Math.max(1, over);
}

function bodyOf(shown: ShownRows): BodyOf<typeof showSchema> {
  return {
    model: shown.model,
    adapter_kind: shown.adapter,
    executed_sql: shown.statement,
    columns: shown.columns.map((column) => column.name),
    types: shown.columns.map(({ type }) => (unknownReason(type) === undefined ? typeName(type) : null)),
    rows: shown.rows.map((row) => row.map(cellJson)),
    row_count: shown.rows.length,
    limit_applied: shown.limit,
    truncated: shown.truncated,
    duration_ms: Math.round(shown.durationMs),
  };
}

/** Digits of a floating-point number that survive a round trip through decimals; those behind them are noise. */
const meaningfulDigits = 15;

function cellText(value: CellValue): string {
  if (value === null) return "NULL";
  if (typeof value !== "number" || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(meaningfulDigits)));
}
