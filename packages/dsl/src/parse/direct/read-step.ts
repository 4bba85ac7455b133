import type { Assignment, ColumnRef, Join, SelectItem, TableRef, Union } from "../../ast.ts";
import { joinKindOf, joinWords } from "../join-kind.ts";
import type { Item } from "../item.ts";
import { endOf } from "../make.ts";
import { readColumn, readColumns, readName, readSelectItem, readSortItems } from "./read-columns.ts";
import { readExpression } from "./read-expression.ts";
import {
  isName,
  nextKind,
  secondKind,
  take,
  takeAny,
  takeIf,
  Unexpected,
  type TokenRow,
} from "./token-row.ts";

/** Reads a step or the start of a `let`. */
export function readItem(row: TokenRow): Item {
  switch (nextKind(row)) {
    case "from": {
      const start = take(row, "from").startOffset;
      const table = readTable(row);
      return { kind: "from", table, start, end: table.end };
    }
    case "where": {
      const start = take(row, "where").startOffset;
      const condition = readExpression(row);
      return { kind: "where", condition, start, end: condition.end };
    }
    case "group": {
      const start = take(row, "group").startOffset;
      const keys = isName(nextKind(row)) ? readColumns(row) : [];
      const { items: aggregates, end } = readAssignments(row);
      return { kind: "group", keys, aggregates, start, end };
    }
    case "derive": {
      const start = take(row, "derive").startOffset;
      const { items, end } = readAssignments(row);
      return { kind: "derive", items, start, end };
    }
    case "select":
      return readSelect(row);
    case "sort": {
      const start = take(row, "sort").startOffset;
      const items = readSortItems(row);
      return { kind: "sort", items, start, end: items.at(-1)?.end ?? 0 };
    }
    case "take": {
      const start = take(row, "take").startOffset;
      const number = take(row, "number");
      return { kind: "take", count: number.image.replaceAll("_", ""), start, end: endOf(number) };
    }
    case "distinct": {
      const start = take(row, "distinct");
      return { kind: "distinct", start: start.startOffset, end: endOf(start) };
    }
    case "replicate": {
      const start = take(row, "replicate");
      return { kind: "replicate", start: start.startOffset, end: endOf(start) };
    }
    case "union":
      return readUnion(row);
    case "let": {
      const start = take(row, "let").startOffset;
      const name = readName(row);
      return { kind: "let", name, start, end: endOf(take(row, "=")) };
    }
    default:
      return readJoin(row);
  }
}

function readTable(row: TokenRow): TableRef {
  const { parts, start, end } = readColumn(row);
  const alias = takeIf(row, "as") === undefined ? undefined : readName(row);
  return { kind: "table-ref", parts, alias, start, end: alias?.end ?? end };
}

function readAssignments(row: TokenRow): { readonly items: readonly Assignment[]; readonly end: number } {
  const items: Assignment[] = [];
  take(row, "{");
  while (nextKind(row) !== "}") {
    const name = readName(row);
    take(row, ":");
    const value = readExpression(row);
    items.push({ kind: "assignment", name, value, start: name.start, end: value.end });
    takeIf(row, ",");
  }
  return { items, end: endOf(take(row, "}")) };
}

function readSelect(row: TokenRow): Item {
  const start = take(row, "select").startOffset;
  take(row, "{");
  const items: SelectItem[] = [];
  while (nextKind(row) !== "}") {
    items.push(readSelectItem(row));
    takeIf(row, ",");
  }
  return { kind: "select", items, start, end: endOf(take(row, "}")) };
}

function readJoin(row: TokenRow): Join {
  const { join, start } = readJoinWords(row);
  const table = readTable(row);
  let keys: readonly ColumnRef[] = [];
  if (join !== "cross") {
    take(row, "on");
    keys = readColumns(row);
  }
  const keep = nextKind(row) === "{" ? readKeep(row) : undefined;
  const end = keep?.end ?? keys.at(-1)?.end ?? table.end;
  return { kind: "join", join, table, keys, keep: keep?.items, start, end };
}

function readJoinWords(row: TokenRow): { readonly join: Join["join"]; readonly start: number } {
  const first = takeAny(row);
  if (first.kind !== "join") {
    const words = joinWords(first.image);
    if (words === 0) throw new Unexpected();
    if (words === 2) take(row, "join");
  }
  return { join: joinKindOf(first.image), start: first.startOffset };
}

function readKeep(row: TokenRow): { readonly items: readonly SelectItem[]; readonly end: number } {
  take(row, "{");
  take(row, "keep");
  const items = [readSelectItem(row)];
  while (nextKind(row) === "," && secondKind(row) !== "}") {
    take(row, ",");
    takeIf(row, "keep");
    items.push(readSelectItem(row));
  }
  takeIf(row, ",");
  return { items, end: endOf(take(row, "}")) };
}

function readUnion(row: TokenRow): Union {
  const start = take(row, "union").startOffset;
  const isAll = row.tokens[row.at]?.image === "all" && isName(secondKind(row));
  if (isAll) take(row, "name");
  const tables = [readTable(row)];
  while (takeIf(row, ",") !== undefined) tables.push(readTable(row));
  return { kind: "union", all: isAll, tables, start, end: tables.at(-1)?.end ?? 0 };
}
