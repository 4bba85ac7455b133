import type { Expression, Star } from "../ast/expression.ts";
import type { QueryBody, SelectItem } from "../ast/query.ts";
import { foldName } from "../bind/context.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/**
 * E048: ORDER BY after a set operation or VALUES of what no input gives. Error: the engine refuses it always. A name may also be that of the column behind an
 * item, and an expression one of the items; with a star among them nothing is said.
 */
export const setOrder: Check = {
  on: "query",
  look: ({ scope, node: { body, orderBy }, bound }) => {
    if (orderBy.length === 0 || body.kind === "select" || !bound.complete) return;
    const leaves = leavesOf(body);
    if (leaves === undefined) return;
    const { items } = leaves;
    const names = namesOf(scope, leaves);
    const isSet = isSetOperation(body);
    for (const { name } of bound.columns) names.add(foldName(scope.context, name));
    for (const { expression } of orderBy) {
      const isKnown =
        expression.kind === "column"
          ? isNamed(scope, names, expression)
          : !isSet || isItem(items, expression);
      if (isKnown) continue;
      const name =
        expression.kind === "column"
          ? expression.parts.map((part) => part.name).join(".")
          : "computed like this";
      tell(scope, expression, {
        row: report.unknownColumn,
        args: { name, where: " in what is ordered" },
        extras: { help: "Order by a column of the result, or put the query into FROM and order around it." },
      });
    }
  },
};

function isSetOperation(body: QueryBody): boolean {
  let at = body;
  while (at.kind === "query") at = at.body;
  return at.kind === "set-operation";
}

/** What the inputs of a set operation put out. */
interface Leaves {
  readonly items: readonly SelectItem[];
  /** The columns of the widest VALUES. */
  readonly width: number;
}

/** The items of all inputs; `undefined` where there is more than items tell. */
function leavesOf(body: QueryBody): Leaves | undefined {
  const items: SelectItem[] = [];
  let width = 0;
  const open: QueryBody[] = [body];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.kind === "set-operation") for (const one of at.inputs) open.push(one);
    else if (at.kind === "query") {
      // A SELECT in parentheses is still one, which orders by the columns of its FROM.
      if (at.body.kind === "select" && at === body && at.body.from.length > 0) return undefined;
      open.push(at.body);
    } else if (at.kind === "select") for (const one of at.items) items.push(one);
    else if (at.kind === "values") width = Math.max(width, at.rows[0]?.length ?? 0);
    else return undefined;
    if (at.kind === "select" && at.items.length === 0) return undefined;
  }
  return items.some(({ expression }) => expression.kind === "star") ? undefined : { items, width };
}

function namesOf({ context }: Scope, { items, width }: Leaves): Set<string> {
  const { valuesColumn } = context.dialect.names;
  const names = new Set(Array.from({ length: width }, (_, i) => foldName(context, valuesColumn(i))));
  for (const { alias, expression } of items) {
    if (alias !== undefined) names.add(foldName(context, alias.name));
    const last = expression.kind === "column" ? expression.parts.at(-1) : undefined;
    if (last !== undefined) names.add(foldName(context, last.name));
    if (expression.kind === "columns") names.add("*");
  }
  return names;
}

function isNamed(
  { context }: Scope,
  names: ReadonlySet<string>,
  { parts }: Extract<Expression, { kind: "column" }>,
): boolean {
  return names.has("*") || names.has(foldName(context, parts.at(-1)?.name ?? ""));
}

const computed: ReadonlySet<string> = new Set(
  "binary logical cast case call like is between subquery typed-literal".split(" "),
);

/** Whether an expression may be one of the items. */
function isItem(items: readonly SelectItem[], expression: Expression | Star): boolean {
  if (expression.kind === "literal") return expression.literal !== "boolean";
  return !computed.has(expression.kind) || items.some((item) => item.expression.kind === expression.kind);
}
