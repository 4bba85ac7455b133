import type { Expression } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import { reportOnce, spanOf } from "./context.ts";
import { proofIn, type Scope } from "./scope.ts";

/** E053: unnest with a second argument that is not named. Error: the engine refuses it always. */
export function checkUnnest(scope: Scope, node: Expression): void {
  if (node.kind !== "call") return;
  const [first, ...more] = node.arguments;
  if (first === undefined || more.length === 0 || node.name.length !== 1) return;
  if (node.name[0]?.name.toLowerCase() !== "unnest") return;
  // After a named one DuckDB minds nothing.
  const [second] = more;
  const wrong = first.name === undefined ? second : first;
  if (wrong === undefined || (wrong === second && wrong.name !== undefined)) return;
  const given = `unnest with ${node.arguments.length} values`;
  const help = "Beside the list it takes recursive := true and max_depth := a number.";
  const span = spanOf(scope.context, wrong);
  reportOnce(scope.context, report.noOverload(span, { given }, { help, proof: proofIn(scope) }));
}
