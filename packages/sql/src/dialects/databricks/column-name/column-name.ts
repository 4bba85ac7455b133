import type { Cast, Expression } from "../../../ast/expression.ts";
import type { Naming } from "../../naming.ts";
import { castFunctions } from "./call-names.ts";
import { expressionText } from "./expression-text.ts";
import { lastOfPath } from "./path-text.ts";

/**
 * The name that Spark gives an output column without an alias: the expression in its own spelling, `(a + 1)`, `count(1)`; of a cast
 * that of what is cast where that has a name. `undefined` where the spelling is not certain.
 */
export function databricksColumnName(node: Expression, naming: Naming): string | undefined {
  const path = lastOfPath(node);
  if (path !== undefined) return path;
  const cast = castOf(node);
  const name = cast === undefined ? undefined : (lastOfPath(cast) ?? nameOf(cast, naming));
  return (
    name ??
    nameOf(node, naming) ??
    expressionText(node, { ...naming, parameters: new Set(), text: expressionText })
  );
}

/** What a cast, also one written as a function, is of. */
function castOf(node: Expression | Cast): Expression | undefined {
  if (node.kind === "cast") return node.operand;
  if (node.kind !== "call" || node.name.length !== 1 || node.arguments.length !== 1) return undefined;
  const [argument] = node.arguments;
  if (!castFunctions.has(node.name[0]?.name.toLowerCase() ?? "") || argument === undefined) return undefined;
  return argument.value.kind === "star" || argument.value.kind === "literal" ? undefined : argument.value;
}

/** The name of a column or a field of one. */
function nameOf(node: Expression, naming: Naming): string | undefined {
  if (node.kind === "column" && naming.meaningOf(node) !== "function") return node.parts.at(-1)?.name;
  return undefined;
}
