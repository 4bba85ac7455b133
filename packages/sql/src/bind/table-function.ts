import type { Column, SqlType } from "@rocky/ir";
import type { Argument, Call, Expression, StructLiteral } from "../ast/expression.ts";
import { plainCall } from "../ast/plain-call.ts";
import type { TableFunction } from "../ast/query.ts";
import { report } from "../diagnostics.ts";
import type { ArgumentType } from "../functions/argument-type.ts";
import { reportOnce, spanOf } from "./context.ts";
import { reportForeignTable } from "./foreign-table.ts";
import { bindArguments } from "./expression/arguments.ts";
import { bindExpression } from "./expression/bind.ts";
import { isUnnest } from "./makes-rows.ts";
import { makeRelation } from "./make-relation.ts";
import type { RelationScope } from "./relation-scope.ts";
import { proofIn, type Scope } from "./scope.ts";
import { joined, throughExpression } from "./source.ts";

const bigint: SqlType = { kind: "integer", bits: 64, signed: true };
const ordinality: Column = { name: "ordinality", type: bigint, nullability: "not-null" };

/** What a table function gives, and why there may be more. */
interface Result {
  readonly columns: readonly Column[];
  readonly gap: string | undefined;
}

/** `range(10)`, `unnest(list)`, `read_csv('…', columns = {…})` in FROM. */
export function bindTableFunction(scope: Scope, node: TableFunction): RelationScope {
  const name = node.name.at(-1)?.name ?? "";
  const args = bindArguments(scope, callOf(node), undefined);
  const sources = throughExpression(joined(args.map((arg) => arg.value.sources)));
  const { columns, gap } = resolved(
    scope,
    node,
    args.map((arg) => arg.type),
  );
  return makeRelation(
    scope,
    { alias: node.alias, name },
    {
      columns: [...columns, ...(node.withOrdinality ? [ordinality] : [])].map((column) => ({
        id: scope.context.nextColumnId++,
        name: column.name,
        type: column.type,
        nullability: column.nullability,
        sources,
      })),
      complete: gap === undefined,
      reason: gap ?? "",
      assumed: [],
      rowSources: [],
      ...(/^read_/i.test(name) ? { files: true } : {}),
    },
  );
}

/** Columns (by id) that are not NULL where `unnest(list)` has a row. */
export function unnested(scope: Scope, node: TableFunction): readonly number[] {
  if (!isUnnest(node.name)) return [];
  const list = node.arguments[0]?.value;
  return list === undefined || list.kind === "star" ? [] : bindExpression(scope, list).facts.strict;
}

function resolved(scope: Scope, node: TableFunction, args: readonly ArgumentType[]): Result {
  const { context } = scope;
  const name = node.name.at(-1)?.name ?? "";
  const schema = node.name.at(-2)?.name;
  if (schema !== undefined && context.dialect.functions.declared?.(name, schema) !== "table")
    return { columns: [], gap: `${name} is a function of another schema` };
  const resolution = context.dialect.functions.resolveTable(name, args);
  switch (resolution.kind) {
    case "ok":
      return { columns: resolution.columns, gap: undefined };
    case "unknown":
      reportForeignTable(scope, node);
      return { columns: [], gap: resolution.reason };
    case "no-overload":
      if (args.every(({ type }) => type.kind !== "unknown")) {
        const help = `There is ${resolution.candidates.slice(0, 4).join(", ")}.`;
        const { given } = resolution;
        reportOnce(
          context,
          report.noOverload(spanOf(context, node), { given }, { proof: proofIn(scope), help }),
        );
      }
      return { columns: [], gap: `${name} does not take these arguments` };
  }
}

/** In a table function `header = true` names an argument. */
function asNamed(argument: Argument): Argument {
  const { value } = argument;
  if (argument.name !== undefined || value.kind !== "binary" || value.operator !== "=") return argument;
  const [name, ...more] = value.left.kind === "column" ? value.left.parts : [];
  return name === undefined || more.length > 0 ? argument : { ...argument, name, value: value.right };
}

/** The types of `columns = {a: INTEGER}` may stand without quotes. */
function withTypeNames(argument: Argument): Argument {
  const { name, value } = argument;
  if (value.kind !== "struct" || !/^(columns|types|dtypes|column_types)$/i.test(name?.name ?? ""))
    return argument;
  return { ...argument, value: typeNames(value) };
}

function typeNames(value: StructLiteral): StructLiteral {
  const text = (node: Expression): Expression => {
    const [name, more] = node.kind === "column" ? node.parts : [];
    if (name === undefined || more !== undefined) return node;
    return { kind: "literal", literal: "string", text: name.name, start: node.start, end: node.end };
  };
  return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: text(entry.value) })) };
}

function callOf(node: TableFunction): Call {
  const args = node.arguments.map((argument) => withTypeNames(asNamed(argument)));
  return plainCall(node, { name: node.name, arguments: args });
}
