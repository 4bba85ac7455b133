import type { Call, Expression } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import { reportOnce, spanOf } from "./context.ts";
import { proofIn, type Scope } from "./scope.ts";

/** E053, E066: unnest with a second argument that is not named, with OVER or with FILTER. Error: the engine refuses it always. */
export function checkUnnest(scope: Scope, node: Expression): void {
  if (node.kind !== "call" || node.name.length !== 1) return;
  const [{ name } = { name: "" }] = node.name;
  if (name.length !== 6 || name.toLowerCase() !== "unnest") return;
  const form = node.over === undefined ? (node.filter === undefined ? undefined : "FILTER") : "OVER";
  if (form !== undefined) {
    const args = { name: "unnest", problem: `makes rows of a value, so it takes no ${form}` };
    reportOnce(
      scope.context,
      report.aggregateForm(spanOf(scope.context, node), args, {
        help: `Take ${form} away.`,
        proof: proofIn(scope),
      }),
    );
  }
  checkOptions(scope, node);
  const [first, ...more] = node.arguments;
  if (first === undefined || more.length === 0) return;
  // After a named one DuckDB minds nothing.
  const [second] = more;
  const wrong = first.name === undefined ? second : first;
  if (wrong === undefined || (wrong === second && wrong.name !== undefined)) return;
  const given = `unnest with ${node.arguments.length} values`;
  const help = "Beside the list it takes recursive := true and max_depth := a number.";
  const span = spanOf(scope.context, wrong);
  reportOnce(scope.context, report.noOverload(span, { given }, { help, proof: proofIn(scope) }));
}

/** E053: a list for an option, or what no depth can be made of. Error, as above. */
function checkOptions(scope: Scope, { arguments: args }: Call): void {
  for (const { name, value } of args) {
    const option = name?.name.toLowerCase();
    if (option !== "recursive" && option !== "max_depth") continue;
    const isText = value.kind === "literal" && value.literal === "string" && !/^\d+$/.test(value.text);
    const isDate =
      value.kind === "typed-literal" || (isText && !/^(true|false|t|f|yes|no|y|n)$/i.test(value.text));
    if (value.kind !== "list" && !(option === "max_depth" && isDate)) continue;
    const given = `unnest with ${option} of another kind`;
    const help = option === "recursive" ? "It takes true or false." : "It takes a number.";
    const span = spanOf(scope.context, value);
    reportOnce(scope.context, report.noOverload(span, { given }, { help, proof: proofIn(scope) }));
  }
}
