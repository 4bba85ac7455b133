import type { Expression } from "../ast/expression.ts";
import type { SelectItem } from "../ast/query.ts";
import { bindArguments } from "./expression/arguments.ts";
import { noFacts } from "./facts.ts";
import type { Scope } from "./scope.ts";
import { joined, throughExpression } from "./source.ts";
import type { Expansion, Output } from "./star.ts";
import { valueOf } from "./value.ts";

/**
 * A call of a function that gives rows as an item of a SELECT list, such as `explode(array)`: a column for each of its columns, under
 * the names of the alias. `undefined` for every other expression.
 */
export function expandGenerator(
  scope: Scope,
  { alias, columns: written }: SelectItem,
  node: Expression,
): Expansion | undefined {
  if (node.kind !== "call" || !scope.context.dialect.syntax.forms.has("lateral-view")) return undefined;
  const [name, more] = node.name;
  const { functions } = scope.context.dialect;
  if (name === undefined || more !== undefined || !functions.isTableFunction(name.name)) return undefined;
  const args = bindArguments(scope, node, undefined);
  const resolution = functions.resolveTable(
    name.name,
    args.map((arg) => arg.type),
  );
  if (resolution.kind !== "ok") {
    const reason = resolution.kind === "unknown" ? resolution.reason : `${name.name} does not take this`;
    return { outputs: [], gap: reason };
  }
  const sources = throughExpression(joined(args.map((arg) => arg.value.sources)));
  const names = written ?? (alias === undefined ? [] : [alias]);
  const outputs = resolution.columns.map((column, i): Output => {
    const given = names.length === resolution.columns.length ? names[i] : undefined;
    const value = valueOf({ type: column.type, nullability: column.nullability, sources, facts: noFacts });
    return { name: given?.name ?? column.name, value, node };
  });
  return { outputs, gap: undefined };
}
