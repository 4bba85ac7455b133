import { unknownType, type Nullability } from "@rocky/ir";
import type { QueryBody, SetOperation } from "../ast/query.ts";
import { report } from "../diagnostics.ts";
import type { BoundColumn, BoundRelation } from "./bound-relation.ts";
import { intersection, union } from "./facts.ts";
import { foldName, reportOnce, spanOf } from "./context.ts";
import { setKeys } from "./keys/set-keys.ts";
import { proofIn, type Scope } from "./scope.ts";
import { inRole, joined, unique, type Source } from "./source.ts";
import { worst } from "../types/null-rule.ts";

/** A set operation with its inputs bound. */
export interface BoundInputs {
  readonly node: SetOperation;
  readonly inputs: readonly BoundRelation[];
}

/** UNION, INTERSECT, EXCEPT over bound inputs. */
export function combine(scope: Scope, { node, inputs }: BoundInputs): BoundRelation {
  const gap = inputs.find((input) => !input.complete);
  const [first] = inputs;
  const reason = gap?.reason ?? "";
  const rowSources = rowsOf(node, inputs);
  const assumed = [...new Set(inputs.flatMap((input) => input.assumed))];
  const proved = provedBy(node, inputs);
  const common = { complete: gap === undefined, reason, assumed, rowSources, rows: "any" as const, proved };
  if (first === undefined) return { columns: [], keys: [], ...common };
  if (node.byName) {
    const columns = keptOf(scope, node, { columns: byName(scope, inputs), inputs });
    return { columns, keys: setKeys(node, inputs, columns), ...common };
  }
  if (gap === undefined) checkWidths(scope, node, inputs);
  const width =
    gap === undefined ? first.columns.length : Math.min(...inputs.map((input) => input.columns.length));
  const columns = first.columns.slice(0, width).map((column, i) =>
    combined(scope, node, {
      name: column.name,
      node: column.node,
      parts: inputs.flatMap((input) => input.columns[i] ?? []),
    }),
  );
  const bound = { columns, keys: setKeys(node, inputs, columns), ...common };
  return first.nameless === true ? { ...bound, nameless: true } : bound;
}

/** A row of a UNION comes from any of its inputs, one of an INTERSECT from all, one of an EXCEPT from the first. */
function provedBy({ operator }: SetOperation, inputs: readonly BoundRelation[]): readonly number[] {
  const lists = inputs.map((input) => input.proved);
  switch (operator) {
    case "union":
      return intersection(lists);
    case "intersect":
      return union(lists);
    case "except":
      return lists[0] ?? [];
  }
}

function checkWidths(scope: Scope, node: SetOperation, inputs: readonly BoundRelation[]): void {
  const width = inputs[0]?.columns.length ?? 0;
  inputs.forEach((input, i) => {
    const body: QueryBody = node.inputs[i] ?? node;
    if (input.columns.length === width) return;
    reportOnce(
      scope.context,
      report.setArity(
        spanOf(scope.context, body),
        { operator: node.operator.toUpperCase(), count: input.columns.length, first: width },
        { proof: proofIn(scope) },
      ),
    );
  });
}

/** The columns of the inputs that become one. */
interface Parts {
  readonly name: string;
  readonly node: BoundColumn["node"];
  readonly parts: readonly BoundColumn[];
}

function combined(scope: Scope, set: SetOperation, { name, node, parts }: Parts): BoundColumn {
  const type = commonType(scope, parts);
  return { name, type, nullability: nullabilityOf(set, parts), sources: sourcesOf(set, parts), node };
}

function commonType(scope: Scope, parts: readonly BoundColumn[]): BoundColumn["type"] {
  const unknown = parts.find((part) => part.type.kind === "unknown");
  if (unknown !== undefined) return unknown.type;
  const common = scope.context.dialect.types.commonType(parts, "set");
  if (common.kind === "ok") return common.type;
  return unknownType(common.kind === "unknown" ? common.reason : "the inputs have no common type");
}

function nullabilityOf(node: SetOperation, parts: readonly BoundColumn[]): Nullability {
  switch (node.operator) {
    case "union":
      return worst(parts);
    case "intersect":
      return parts.some((part) => part.nullability === "not-null") ? "not-null" : worst(parts);
    case "except":
      return parts[0]?.nullability ?? "unknown";
  }
}

function sourcesOf(node: SetOperation, parts: readonly BoundColumn[]): readonly Source[] {
  if (node.operator === "union") return unique(joined(parts.map((part) => part.sources)));
  return parts[0]?.sources ?? [];
}

/** EXCEPT and INTERSECT decide about rows by all columns of all inputs. */
function rowsOf(node: SetOperation, inputs: readonly BoundRelation[]): readonly Source[] {
  const own = joined(inputs.map((input) => input.rowSources));
  if (node.operator === "union") return unique(own);
  const members = joined(inputs.flatMap((input) => input.columns.map((column) => column.sources)));
  return unique(joined([own, inRole(members, "set")]));
}

/** The columns that stay where the operator says which. */
function keptOf(
  { context }: Scope,
  { keeps, only }: SetOperation,
  {
    columns,
    inputs,
  }: { readonly columns: readonly BoundColumn[]; readonly inputs: readonly BoundRelation[] },
): readonly BoundColumn[] {
  const folded = ({ name }: { readonly name: string }): string => foldName(context, name);
  const has = (input: BoundRelation | undefined, name: string): boolean =>
    input?.columns.some((column) => folded(column) === name) === true;
  if (only !== undefined) {
    return only.flatMap((name) => columns.find((column) => folded(column) === folded(name)) ?? []);
  }
  if (keeps === "first") return columns.filter((column) => has(inputs[0], folded(column)));
  if (keeps !== "shared") return columns;
  return columns.filter((column) => inputs.every((input) => has(input, folded(column))));
}

/** UNION BY NAME: all names in order of first mention; what an input lacks is NULL there. */
function byName(scope: Scope, inputs: readonly BoundRelation[]): readonly BoundColumn[] {
  const groups = new Map<string, BoundColumn[]>();
  for (const input of inputs) {
    for (const column of input.columns) {
      const key = foldName(scope.context, column.name);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [column]);
      else group.push(column);
    }
  }
  return [...groups.values()].map((parts): BoundColumn => {
    const [first] = parts;
    const missing = parts.length < inputs.length;
    return {
      name: first?.name ?? "",
      type: commonType(scope, parts),
      nullability: missing ? "nullable" : worst(parts),
      sources: unique(joined(parts.map((part) => part.sources))),
      node: first?.node ?? { start: 0, end: 0 },
    };
  });
}
