import { someNode } from "../ast/children.ts";
import { conjunctsOf } from "../ast/conjuncts.ts";
import type { Expression } from "../ast/expression.ts";
import type { Select } from "../ast/query.ts";
import { foldName } from "./context.ts";
import { bindExpression } from "./expression/bind.ts";
import type { FromResult } from "./from-result.ts";
import { scopeOver } from "./join.ts";
import { unknownGrain } from "./keys/grain.ts";
import { asNullable, relationScope } from "./relation-scope.ts";
import type { Scope } from "./scope.ts";
import { inRole, joined } from "./source.ts";

/** A SELECT with what its FROM gives, after outer joins in WHERE and CONNECT BY. */
export interface BeforeWhere {
  readonly node: Select;
  readonly from: FromResult;
  /** What expressions see. */
  readonly seen: FromResult;
}

/** Takes conditions with `(+)` out of WHERE, and follows CONNECT BY. */
export function beforeWhere(outer: Scope, node: Select, from: FromResult): BeforeWhere {
  const joinedRows = withOuterJoins(outer, node, from);
  return node.connectBy === undefined ? joinedRows : withLevels(outer, joinedRows);
}

function withOuterJoins(outer: Scope, node: Select, from: FromResult): BeforeWhere {
  const plain = { node, from, seen: from };
  if (node.where === undefined || !outer.context.dialect.syntax.forms.has("outer-mark")) return plain;
  const conditions = conjunctsOf(node.where);
  const marks = new Set<string>();
  const marked = conditions.filter((condition) => addMarks(outer, marks, condition));
  if (marked.length === 0) return plain;
  const scope = scopeOver(outer, from);
  const sources = joined(marked.map((condition) => bindExpression(scope, condition).sources));
  const relations = from.relations.map((relation) =>
    marks.has("") || marks.has(relation.key ?? "") ? asNullable(outer.context, relation) : relation,
  );
  const rest = conditions.filter((condition) => !marked.includes(condition));
  const shaped: FromResult = {
    ...from,
    relations,
    grain: unknownGrain,
    rowSources: [...from.rowSources, ...inRole(sources, "join")],
  };
  return { node: { ...node, where: allOf(node.where, rest) }, from: shaped, seen: shaped };
}

/** Adds the names before the columns with `(+)`; whether there are any. */
function addMarks({ context }: Scope, marks: Set<string>, condition: Expression): boolean {
  let isMarked = false;
  someNode(condition, (node) => {
    if (node.kind === "column" && node.outer === true) {
      isMarked = true;
      marks.add(foldName(context, node.parts.at(-2)?.name ?? ""));
    }
    return "no";
  });
  return isMarked;
}

function allOf(where: Expression, conditions: readonly Expression[]): Expression | undefined {
  const [first, ...more] = conditions;
  if (first === undefined || more.length === 0) return first;
  return { kind: "logical", operator: "and", operands: conditions, start: where.start, end: where.end };
}

/** CONNECT BY adds rows and the column LEVEL, which no star shows. */
function withLevels(outer: Scope, { node, from }: BeforeWhere): BeforeWhere {
  const { context } = outer;
  const level = relationScope(context, {
    alias: undefined,
    columns: [
      {
        id: context.nextColumnId++,
        name: "LEVEL",
        type: { kind: "unknown", reason: "how many digits LEVEL has is not documented" },
        nullability: "not-null",
        sources: [],
      },
    ],
    complete: true,
    reason: "",
    assumed: [],
    rowSources: [],
  });
  const scope = scopeOver(outer, { ...from, relations: [...from.relations, level] });
  const sources = joined(
    (node.connectBy?.conditions ?? []).map((each) => bindExpression(scope, each).sources),
  );
  const grown: FromResult = {
    ...from,
    grain: unknownGrain,
    rowSources: [...from.rowSources, ...inRole(sources, "filter")],
  };
  return { node, from: grown, seen: { ...grown, relations: [...grown.relations, level] } };
}
