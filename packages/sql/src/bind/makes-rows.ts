import { lastName } from "../ast/last-name.ts";
import { isLeaf, someNode } from "../ast/children.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Call, Expression, Identifier, Star } from "../ast/expression.ts";

/** Whether a function of that name is `unnest`. */
export function isUnnest(name: readonly Identifier[]): boolean {
  return isNamedUnnest(lastName(name));
}

/** Every call is asked, so that the length goes before the letters. */
function isNamedUnnest(name: string): boolean {
  return name.length === 6 && /^(?:unnest|unlist)$/i.test(name);
}

/**
 * Whether a call may give several rows, or none, for one: `unnest`, the macros that are made of it, and functions that are not known,
 * which may be such macros.
 */
export function isRowMaker(dialect: Dialect, { name }: Call): boolean {
  const called = lastName(name);
  if (isNamedUnnest(called)) return true;
  const isMacro = called.length >= 19 && /^(?:generate_subscripts|regexp_split_to_table)$/i.test(called);
  return isMacro || isUnknown(dialect, called);
}

function isUnknown({ functions, syntax }: Dialect, name: string): boolean {
  if (syntax.forms.has("array-offset") && /^(?:safe_)?(?:offset|ordinal)$/i.test(name)) return false;
  return functions.lookup(name) === undefined && !functions.isSyntaxCall(name);
}

/** Whether an expression may give several rows, or none, for one. */
export function makesRows(dialect: Dialect, root: Expression | Star): boolean {
  if (isLeaf(root)) return false;
  return someNode(root, (node) => (node.kind === "call" && isRowMaker(dialect, node) ? "yes" : "no"));
}

/** Whether a function is called of which nothing is known, so that it may be an aggregate, a window or a macro with one inside. */
export function callsUnknown(dialect: Dialect, root: Expression | Star): boolean {
  return someNode(root, (node) =>
    node.kind === "call" && isUnknown(dialect, lastName(node.name)) ? "yes" : "no",
  );
}
