import type { ColumnRef, Frame, FrameBound, SortItem, Window } from "../../ast.ts";
import { makeBound, makeFrame, makeWindow, type Written } from "../make.ts";
import { readColumns, readSortItems } from "./read-columns.ts";
import { take, takeIf, type TokenRow } from "./token-row.ts";

/** Reads `over (...)`. */
export function readWindow(row: TokenRow): Window {
  take(row, "over");
  const open = take(row, "(");
  const partition: ColumnRef[] = [];
  const sort: SortItem[] = [];
  for (;;) {
    if (takeIf(row, "partition") !== undefined) partition.push(...readColumns(row));
    else if (takeIf(row, "sort") !== undefined) sort.push(...readSortItems(row));
    else if (takeIf(row, ",") === undefined) break;
  }
  const unit = takeIf(row, "rows") ?? takeIf(row, "range");
  const frame = unit === undefined ? undefined : readFrame(row, unit);
  return makeWindow({ open, partition, sort, frame, close: take(row, ")") });
}

function readFrame(row: TokenRow, unit: Written): Frame {
  const from = readBound(row);
  take(row, "..");
  return makeFrame(unit, from, readBound(row));
}

function readBound(row: TokenRow): FrameBound {
  return makeBound(takeIf(row, "unbounded") ?? takeIf(row, "current") ?? take(row, "number"));
}
