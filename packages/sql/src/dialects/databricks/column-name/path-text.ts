import type { Expression } from "../../../ast/expression.ts";

/** The name of what a path into a VARIANT leads to: `v:a.b[0]` is called `b`. */
export function lastOfPath(node: Expression): string | undefined {
  return isPath(node) ? lastName(node) : undefined;
}

function lastName(node: Expression): string | undefined {
  if (node.kind === "field") return node.field.name;
  if (node.kind !== "index") return undefined;
  return node.index.kind === "literal" && node.index.literal === "string"
    ? node.index.text
    : lastName(node.operand);
}

/** Whether a field was written with a colon somewhere. */
function isPath(node: Expression): boolean {
  if (node.kind === "field") return node.path === true || isPath(node.operand);
  return node.kind === "index" && (node.path === true || isPath(node.operand));
}

/** What a path starts from, and the steps as Spark writes them: `$.a.b[0]`. */
export function pathParts(
  node: Expression,
): { readonly root: Expression; readonly path: string } | undefined {
  if (!isPath(node)) return undefined;
  let path = "";
  let at: Expression = node;
  for (;;) {
    if (at.kind !== "field" && at.kind !== "index") return undefined;
    const step = stepOf(at);
    if (step === undefined) return undefined;
    path = `${step}${path}`;
    const isFirst = at.path === true && !isPath(at.operand);
    at = at.operand;
    if (isFirst) return { root: at, path: `$${path}` };
  }
}

function stepOf(node: Expression): string | undefined {
  if (node.kind === "field") return `.${node.field.name}`;
  if (node.kind !== "index" || node.index.kind !== "literal") return undefined;
  if (node.index.literal === "integer") return `[${node.index.text}]`;
  return node.index.literal === "string" ? `['${node.index.text}']` : undefined;
}
