import type { Sink } from "../terminal/sink.ts";
import type { WireColumn } from "../wire/column.ts";
import { tableText } from "./table.ts";

/** A table of columns: name, type, nullability, and where the value comes from. */
export function columnsText(columns: readonly WireColumn[], sink: Sink): string {
  const { style } = sink;
  const unknown = (text: string, cell: string): string => (cell === "?" ? style.yellow(text) : text);
  return tableText(
    [
      { heading: "COLUMN" },
      { heading: "TYPE", paint: unknown },
      { heading: "NULL", paint: unknown },
      { heading: "FROM" },
      { heading: "WHY NOT KNOWN" },
    ].slice(0, columns.some((column) => column.reason !== undefined) ? 5 : 4),
    columns.map((column) => [
      column.name,
      column.type ?? "?",
      column.nullable === null ? "?" : column.nullable ? "yes" : "no",
      sourcesText(column),
      column.reason ?? "",
    ]),
    sink,
  );
}

function sourcesText(column: WireColumn): string {
  const sources = column.lineage.filter((source) => source.role === "value");
  return [...new Set(sources.map((source) => `${source.table}.${source.column}`))].join(", ");
}
