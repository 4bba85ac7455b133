import { sameType } from "@rocky/ir";
import type { SetOperation } from "../../ast/query.ts";
import type { BoundColumn, BoundRelation } from "../bound-relation.ts";
import { keepsApart } from "./equalities.ts";
import { allFacts, provedKey, type RowKey } from "./grain.ts";
import { minimalKeys } from "./minimal-keys.ts";

/** What tells the rows of a set operation apart; `columns` are its own. */
export function setKeys(
  node: SetOperation,
  inputs: readonly BoundRelation[],
  columns: readonly BoundColumn[],
): readonly RowKey[] {
  const complete = inputs.every((input) => input.complete);
  const all = complete && !node.all ? [provedKey(columns.map((_, i) => i))] : [];
  if (node.byName) return all;
  const own = node.operator === "union" ? unionKeys(inputs, columns) : keptKeys(node, inputs, columns);
  return minimalKeys([...own, ...all], []);
}

/** INTERSECT and EXCEPT keep rows of the first input, INTERSECT those of every input. */
function keptKeys(
  node: SetOperation,
  inputs: readonly BoundRelation[],
  columns: readonly BoundColumn[],
): readonly RowKey[] {
  const kept = node.operator === "intersect" ? inputs : inputs.slice(0, 1);
  return kept.flatMap((input) => input.keys.filter((key) => isUnchanged(key, input, columns)));
}

/** Inputs that a constant tells apart have the keys of each, with the constant's column. */
export function unionKeys(
  inputs: readonly BoundRelation[],
  columns: readonly BoundColumn[],
): readonly RowKey[] {
  const marker = columns.findIndex((column, i) => isMarker(column, inputs, i));
  if (marker < 0) return [];
  const keys = inputs.map((input) =>
    input.keys.find((key) => key.nulls === "agree" && isUnchanged(key, input, columns)),
  );
  const known = keys.flatMap((key) => key ?? []);
  if (known.length < inputs.length) return [];
  const positions = new Set([...known.flatMap((key) => key.columns), marker]);
  const every = [...positions];
  const unchanged = inputs.every((input) => isUnchanged({ columns: every }, input, columns));
  return unchanged
    ? [{ columns: every.sort((a, b) => a - b), nulls: "agree", assumed: allFacts(known) }]
    : [];
}

function isMarker(column: BoundColumn, inputs: readonly BoundRelation[], i: number): boolean {
  const constants = inputs.map((input) => input.columns[i]?.constant);
  if (constants.includes(undefined) || new Set(constants).size < inputs.length) return false;
  const kinds = new Set(constants.map((constant) => constant?.[0]));
  const isText = kinds.has("s") && column.type.kind === "string";
  return kinds.size === 1 && (isText || (kinds.has("i") && column.type.kind === "integer"));
}

/** Whether the operation leaves different values of the columns different. */
function isUnchanged(
  key: Pick<RowKey, "columns">,
  input: BoundRelation,
  columns: readonly BoundColumn[],
): boolean {
  return key.columns.every((at) => {
    const [before, after] = [input.columns[at]?.type, columns[at]?.type];
    return (
      before !== undefined && after !== undefined && (sameType(before, after) || keepsApart(before, after))
    );
  });
}
