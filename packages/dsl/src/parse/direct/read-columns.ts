import type { ColumnRef, Name, SelectItem, SortItem } from "../../ast.ts";
import { endOf, makeColumn, makeName, makeSortItem } from "../make.ts";
import { isName, nextKind, secondKind, take, takeIf, takeName, type TokenRow } from "./token-row.ts";

/** Reads a name. */
export function readName(row: TokenRow): Name {
  return makeName(takeName(row));
}

/** Reads `name.name`. */
export function readColumn(row: TokenRow): ColumnRef {
  const parts = [readName(row)];
  while (takeIf(row, ".") !== undefined) parts.push(readName(row));
  return makeColumn(parts);
}

/** Reads columns with commas between. */
export function readColumns(row: TokenRow): readonly ColumnRef[] {
  const columns = [readColumn(row)];
  while (nextKind(row) === "," && isName(secondKind(row))) {
    take(row, ",");
    columns.push(readColumn(row));
  }
  return columns;
}

/** Reads `-column` or `column desc`, with commas between. */
export function readSortItems(row: TokenRow): readonly SortItem[] {
  const items = [readSortItem(row)];
  while (nextKind(row) === "," && (isName(secondKind(row)) || secondKind(row) === "-")) {
    take(row, ",");
    items.push(readSortItem(row));
  }
  return items;
}

function readSortItem(row: TokenRow): SortItem {
  const minus = takeIf(row, "-");
  const column = readColumn(row);
  return makeSortItem(minus, column, takeIf(row, "asc") ?? takeIf(row, "desc"));
}

/** Reads `*`, `table.*` or a column. */
export function readSelectItem(row: TokenRow): SelectItem {
  const all = takeIf(row, "*");
  if (all !== undefined) {
    const start = all.startOffset;
    return { kind: "wildcard", qualifier: undefined, start, end: start + 1 };
  }
  const parts = [readName(row)];
  while (takeIf(row, ".") !== undefined) {
    const [qualifier, more] = parts;
    const star = more === undefined ? takeIf(row, "*") : undefined;
    if (star !== undefined && qualifier !== undefined)
      return { kind: "wildcard", qualifier, start: qualifier.start, end: endOf(star) };
    parts.push(readName(row));
  }
  return makeColumn(parts);
}
