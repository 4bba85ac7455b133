import type { Call, Expression } from "../../../ast/expression.ts";
import type { Naming } from "../../naming.ts";
import { castFunctions } from "./call-names.ts";
import { expressionText } from "./expression-text.ts";
import { lastOfPath } from "./path-text.ts";

/**
 * The name that Spark gives an output column without an alias: the expression in its own spelling, `(a + 1)`, `count(1)`; of a cast
 * that of what is cast where that has a name. `undefined` where the spelling is not certain.
 */
export function databricksColumnName(node: Expression, naming: Naming): string | undefined {
  const name = nameOf(node, naming);
  if (name !== undefined) return name;
  const writing = { ...naming, parameters: new Set<string>(), text: expressionText };
  if (node.kind === "cast") return nameOf(node.operand, naming) ?? expressionText(node, writing);
  const operand = castOf(node);
  if (operand !== undefined) return nameOf(operand, naming) ?? expressionText(operand, writing);
  return expressionText(node, writing);
}

/** What a cast that is written as a function is of. */
function castOf(node: Expression): Expression | undefined {
  if (node.kind !== "call" || node.name.length !== 1 || node.arguments.length !== 1) return undefined;
  const [argument] = node.arguments;
  if (!castFunctions.has(node.name[0]?.name.toLowerCase() ?? "") || argument === undefined) return undefined;
  return argument.value.kind === "star" ? undefined : argument.value;
}

/** The name of a column, of a field of one, of what a path leads to, or of a window of time. */
function nameOf(node: Expression, naming: Naming): string | undefined {
  switch (node.kind) {
    case "column":
      return naming.meaningOf(node) === "function" ? undefined : node.parts.at(-1)?.name;
    case "field":
      return lastOfPath(node) ?? (node.operand.kind === "column" ? node.field.name : undefined);
    case "index":
      return lastOfPath(node);
    case "call":
      return timeWindow(node);
    default:
      return undefined;
  }
}

function timeWindow({ name: [name, more], over }: Call): string | undefined {
  if (name === undefined || more !== undefined || over !== undefined) return undefined;
  const lower = name.name.toLowerCase();
  return lower === "window" || lower === "session_window" ? lower : undefined;
}
