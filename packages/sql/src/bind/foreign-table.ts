import type { Expression, Identifier } from "../ast/expression.ts";
import type { TableFunction } from "../ast/query.ts";
import { definersOf } from "./definers.ts";
import { report } from "../diagnostics.ts";
import { isLockHint } from "../hints/lock-hint.ts";
import { reportOnce, spanOf } from "./context.ts";
import type { Scope } from "./scope.ts";

/** Warns of a function in FROM that only another dialect has; a macro of the database may be called so. */
export function reportForeignTable(scope: Scope, node: TableFunction): void {
  const { context } = scope;
  const name = node.name.at(-1);
  if (name === undefined || context.dialect.functions.isTableFunction(name.name)) return;
  const hint = context.dialect.syntax.hints.tables.find((each) => each.name === name.name.toLowerCase());
  if (hint === undefined) return;
  const help = `\`${name.name}\` in FROM is of ${hint.dialects}. ${hint.help}`;
  warn(scope, name, help);
}

/** `t (NOLOCK)`: a hint of SQL Server, which is read as the call of a function. */
export function hasLockHint({ arguments: [only, ...more], withOrdinality }: TableFunction): boolean {
  if (only === undefined || more.length > 0 || only.name !== undefined || withOrdinality) return false;
  const word = bareName(only.value);
  return word !== undefined && isLockHint(word);
}

/** Warns of such a hint. */
export function reportLockHint(scope: Scope, node: TableFunction): void {
  const name = node.name.at(-1);
  if (name === undefined) return;
  const { engine } = scope.context.dialect.syntax;
  const help = `A hint for locks is of SQL Server; ${engine} reads it as the argument of a function. Leave it out.`;
  warn(scope, name, help);
}

function warn({ context }: Scope, name: Identifier, help: string): void {
  const args = { kind: "table function", name: name.name } as const;
  const { proof } = definersOf(context.dialect.syntax, "functions");
  reportOnce(context, report.unknownFunction(spanOf(context, name), args, { proof, help }));
}

function bareName(value: Expression | { readonly kind: "star" }): string | undefined {
  if (value.kind !== "column" || value.parts.length > 1) return undefined;
  return value.parts[0]?.name;
}
