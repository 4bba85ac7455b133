import { childrenOf, someNode } from "../ast/children.ts";
import type { Call, ColumnsExpression, Expression, Lambda, NodeSpan, Star } from "../ast/expression.ts";
import { replaceNodes } from "../ast/replace.ts";
import { report } from "../diagnostics.ts";
import { foldName, reportOnce, spanOf } from "./context.ts";
import { bindExpression } from "./expression/bind.ts";
import { emptyScope, proofIn, type Scope } from "./scope.ts";

const problem = "COLUMNS takes a text, a list of texts, a star or a lambda";

/**
 * E048, E068 and what the binder finds in the expression: COLUMNS of what is no text, and of a lambda that asks for more than its name. Error: the
 * engine binds it as a filter over the names of the columns, and computes it at once.
 */
export function checkColumns(scope: Scope, { pattern, start }: ColumnsExpression): void {
  if (pattern.kind === "lambda") lookAtLambda(scope, pattern);
  // A star that has COLUMNS around it starts behind it.
  if (pattern.kind === "star" && pattern.filter !== undefined && pattern.start > start)
    refuse(scope, pattern.filter, "in COLUMNS, a text or a lambda chooses by names");
  if (pattern.kind === "star" || pattern.kind === "parameter") return;
  if (pattern.kind === "literal") {
    if (pattern.literal !== "string") refuse(scope, pattern, problem);
    else checkGroups(scope, pattern, pattern.text);
    return;
  }
  const whole = pattern.kind === "lambda" ? filterOf(pattern) : withNames(pattern);
  if (whole === undefined) return;
  const { type } = bindExpression(emptyScope(scope.context, new Map(), undefined), whole);
  const element = type.kind === "array" ? type.element : type;
  if (element.kind !== "string" && element.kind !== "unknown" && element.kind !== "null")
    refuse(scope, pattern, problem);
}

/** A regular expression with a group that is never closed, and nothing that could make a parenthesis mean something else. */
function checkGroups(scope: Scope, node: NodeSpan, text: string): void {
  if (/[[\\]/.test(text)) return;
  const open = text.split("(").length - text.split(")").length;
  if (open > 0) refuse(scope, node, "the parentheses of the pattern are not closed");
}

function refuse(scope: Scope, node: NodeSpan, what: string): void {
  reportOnce(
    scope.context,
    report.starAlone(spanOf(scope.context, node), { problem: what }, { proof: proofIn(scope) }),
  );
}

/** The call that the engine makes of a lambda. */
function filterOf(lambda: Lambda): Call {
  const { start, end } = lambda;
  return {
    kind: "call",
    name: [{ kind: "identifier", name: "list_filter", quoted: false, start, end }],
    arguments: [names(lambda), lambda].map((value) => ({
      kind: "argument",
      name: undefined,
      value,
      start,
      end,
    })),
    distinct: false,
    orderBy: [],
    withinGroup: [],
    filter: undefined,
    nullTreatment: undefined,
    over: undefined,
    start,
    end,
  };
}

/** A list of names, where it does not matter which. */
function names({ start, end }: NodeSpan): Expression {
  const name: Expression = { kind: "literal", literal: "string", text: "name", start, end };
  // What is computed is a text of its own, which no constant is.
  const type = { kind: "type-name", text: "VARCHAR", start, end } as const;
  const element: Expression = { kind: "cast", operand: name, type, safe: false, start, end };
  return { kind: "list", elements: [element], keyword: false, start, end };
}

/** The expression with a list of names for every star in it; `undefined` where a star stands alone. */
function withNames(root: Expression): Expression | undefined {
  const stars = new Set<Expression>();
  const open: (Expression | Star)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "star") return undefined;
    if (node.kind === "columns") stars.add(node);
    else for (const one of childrenOf(node)) open.push(one);
  }
  return stars.size === 0 ? root : replaceNodes(root, stars, names(root));
}

function lookAtLambda(scope: Scope, { parameters, body }: Lambda): void {
  const own = new Set(parameters.map((parameter) => foldName(scope.context, parameter.name)));
  someNode(body, (node) => {
    if (node.kind === "lambda") return "skip";
    const [first] = node.kind === "column" ? node.parts : [];
    if (first === undefined || own.has(foldName(scope.context, first.name))) return "no";
    const help = `A lambda in COLUMNS sees only the name of each column, ${parameters[0]?.name ?? ""}.`;
    const args = { name: first.name, where: " here" };
    const span = spanOf(scope.context, first);
    reportOnce(scope.context, report.unknownColumn(span, args, { help, proof: proofIn(scope) }));
    return "no";
  });
}
