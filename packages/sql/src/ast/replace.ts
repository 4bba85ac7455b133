import type { Argument, Expression } from "./expression.ts";

/** The expression with some nodes inside it (by identity) replaced. */
export function replaceNodes(
  root: Expression,
  old: ReadonlySet<Expression>,
  replacement: Expression,
): Expression {
  return rebuilt(root, (value) =>
    old.has(value as Expression) ? [replacement] : undefined,
  )[0] as Expression;
}

/**
 * The expression with some nodes inside it (by identity) replaced by several each, where a list of arguments or elements
 * stands. Arguments have no name, but for those of `struct_pack`, which takes the names of its fields from them.
 */
export function spreadNodes(
  root: Expression,
  spread: ReadonlyMap<Expression, readonly Argument[]>,
): Expression {
  const change = (value: unknown, parent: unknown): readonly unknown[] | undefined => {
    const values = spread.get(value as Expression);
    if (values !== undefined) return values.map((argument) => argument.value);
    const given = isArgument(value) ? spread.get(value.value as Expression) : undefined;
    return given === undefined || isStructPack(parent)
      ? given
      : given.map((argument) => ({ ...argument, name: undefined }));
  };
  return rebuilt(root, change)[0] as Expression;
}

function isArgument(value: unknown): value is Argument {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "argument";
}

function isStructPack(value: unknown): boolean {
  const call = value as Partial<Extract<Expression, { kind: "call" }>> | undefined;
  return call?.kind === "call" && call.name?.at(-1)?.name.toLowerCase() === "struct_pack";
}

type Change = (value: unknown, parent: unknown) => readonly unknown[] | undefined;

/** A copy in which `change` says what stands in the place of a value; a member that is no list takes the first of several. */
function rebuilt(value: unknown, change: Change, parent?: unknown): readonly unknown[] {
  const changed = change(value, parent);
  if (changed !== undefined) return changed;
  if (Array.isArray(value)) return [value.flatMap((item: unknown) => rebuilt(item, change, parent))];
  if (typeof value !== "object" || value === null) return [value];
  const entries = Object.entries(value).map(
    ([key, member]: [string, unknown]) => [key, rebuilt(member, change, value)[0]] as const,
  );
  return [Object.fromEntries(entries)];
}
