import type { Column } from "@rocky/ir";
import { printType, type Dialect } from "@rocky/sql";
import type { Lockfile } from "./lockfile.ts";
import { joinTableName, tableNameKey } from "./table-name.ts";

/** The text of a lockfile: sorted, one line a column, so that diffs are small; the same content gives the same bytes. */
export function printLockfile(lockfile: Lockfile, dialect: Dialect): string {
  const sources = lockfile.sources
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, dialect: name, checkedAt }) =>
      ["[[source]]", `id = ${quoted(id)}`, `dialect = ${quoted(name)}`, `checked_at = ${checkedAt}`].join(
        "\n",
      ),
    );
  const tables = lockfile.tables
    .toSorted((a, b) => (tableNameKey(a.name) < tableNameKey(b.name) ? -1 : 1))
    .map(({ name, schema }) => {
      const { provenance, columns, keys } = schema;
      return [
        "[[table]]",
        `name = ${quoted(joinTableName(name))}`,
        `source = ${quoted(provenance.source)}`,
        ...(provenance.observedAt === undefined ? [] : [`observed_at = ${provenance.observedAt}`]),
        "columns = [",
        ...columns.map((column) => `  ${columnText(column, dialect)},`),
        "]",
        ...(keys === undefined || keys.length === 0
          ? []
          : [`keys = [${keys.map((key) => `[${key.map(quoted).join(", ")}]`).join(", ")}]`]),
      ].join("\n");
    });
  return `${["version = 1", ...sources, ...tables].join("\n\n")}\n`;
}

function columnText(column: Column, dialect: Dialect): string {
  const nullable = column.nullability === "not-null" ? ", nullable = false" : "";
  const collation = column.collation === undefined ? "" : `, collation = ${quoted(column.collation)}`;
  return `{ name = ${quoted(column.name)}, type = ${quoted(printType(column.type, dialect))}${nullable}${collation} }`;
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll("\u007f", "\\u007F");
}
