import { someNode } from "../ast/children.ts";
import type { ColumnsExpression, Lambda } from "../ast/expression.ts";
import { foldName, reportOnce, spanOf } from "./context.ts";
import { proofIn, type Scope } from "./scope.ts";
import { report } from "../diagnostics.ts";

/** E048, E068: COLUMNS of what is no text, and of a lambda that asks for more than its name. Error: the engine refuses it always. */
export function checkColumns(scope: Scope, { pattern }: ColumnsExpression): void {
  if (pattern.kind === "lambda") lookAtLambda(scope, pattern);
  const isText = pattern.kind !== "literal" || pattern.literal === "string" || pattern.literal === "null";
  if (isText && pattern.kind !== "typed-literal") return;
  const problem = "COLUMNS takes a text, a list of texts, a star or a lambda";
  const proof = proofIn(scope);
  reportOnce(scope.context, report.starAlone(spanOf(scope.context, pattern), { problem }, { proof }));
}

function lookAtLambda(scope: Scope, { parameters, body }: Lambda): void {
  const names = new Set(parameters.map((parameter) => foldName(scope.context, parameter.name)));
  someNode(body, (node) => {
    if (node.kind === "lambda") return "skip";
    const [first] = node.kind === "column" ? node.parts : [];
    if (first === undefined || names.has(foldName(scope.context, first.name))) return "no";
    const help = `A lambda in COLUMNS sees only the name of each column, ${parameters[0]?.name ?? ""}.`;
    const args = { name: first.name, where: " here" };
    const span = spanOf(scope.context, first);
    reportOnce(scope.context, report.unknownColumn(span, args, { help, proof: proofIn(scope) }));
    return "no";
  });
}
