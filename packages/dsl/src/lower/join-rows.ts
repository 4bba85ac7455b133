import type { Expression } from "@rocky/sql";
import type { ColumnRef, Join } from "../ast.ts";
import { endSelect } from "./end-select.ts";
import { identifierOf, keyOf } from "./identifiers.ts";
import { lowered } from "./lower-expression.ts";
import { tableRelation, aliasOf } from "./table-relation.ts";
import type { Pipeline } from "./pipeline.ts";
import {
  hasWindow,
  leftOut,
  namedOutput,
  withOutputs,
  type NamedOutput,
  type Output,
  type Rows,
} from "./rows.ts";
import { chosenOutputs } from "./select-columns.ts";
import { allOf, columnName, type Identifier, type Relation } from "./sql-nodes.ts";
import { noTraits } from "./traits.ts";

/** One key of a join. */
interface Key {
  readonly name: string;
  readonly left: Expression;
  readonly right: Expression;
  readonly at: ColumnRef;
}

/** `join`: a table beside the rows, on columns that both have. */
export function joinRows(pipeline: Pipeline, before: Rows, node: Join): Rows {
  const rows = mustEnd(before, node) ? endSelect(pipeline, before) : before;
  const { dialect } = pipeline;
  const alias = aliasOf(node.table, dialect);
  const keys = node.keys.map((at) => keyAt({ pipeline, rows, alias }, at));
  const [left] = rows.from;
  if (left === undefined) return rows;
  const from: Relation = {
    kind: "join",
    join: node.join,
    natural: false,
    asof: false,
    left,
    right: tableRelation(node.table, dialect),
    on: allOf(keys.map((key) => equality(key))),
    using: [],
    start: left.start,
    end: node.end,
  };
  const joined: Rows = {
    ...rows,
    from: [from],
    tables: new Set([...rows.tables, keyOf(alias)]),
    qualifies: false,
    known: new Set(),
    keys: new Map([...rows.keys, ...keys.map((key): [string, Expression] => [key.name, merged(node, key)])]),
    outputs: outputsOf(rows, node, { keys, alias }),
    // What was left out before has nothing to do with the table that comes now, which may have columns of these names.
    left: [],
    end: node.end,
  };
  if (node.keep === undefined) return joined;
  if (node.keep.some((item) => item.kind === "wildcard" && item.qualifier === undefined)) return joined;
  const chosen = chosenOutputs(pipeline, joined, node.keep);
  const named = joined.outputs.slice(0, -1).flatMap((output) => namedBefore(output));
  const others = named.filter((output) => !chosen.some((each) => covers(each, output)));
  return withOutputs(joined, [...others, ...chosen]);
}

/** Whether a column that is kept is one that was there before. */
function covers(kept: Output, before: Output): boolean {
  if (before.kind === "star" || before.expression.kind !== "column") return false;
  const path = before.expression.parts.map(keyOf);
  if (kept.kind === "named") {
    return kept.expression.kind === "column" && kept.expression.parts.map(keyOf).join(".") === path.join(".");
  }
  if (path.length < 2 || kept.qualifier === undefined || keyOf(kept.qualifier) !== path[0]) return false;
  return !leftOut(kept).has(path[1] ?? "");
}

/** Columns and tables that were named before the join, which `keep` leaves alone. */
function namedBefore(output: Output): readonly Output[] {
  if (output.kind === "named") return output.implied === true ? [] : [output];
  if (output.chosen === true) return [output];
  const { qualifier, named = [] } = output;
  const gone = leftOut(output);
  return named
    .filter((name) => !gone.has(keyOf(name)))
    .map((name): NamedOutput => {
      const parts = qualifier === undefined ? [name] : [qualifier, name];
      return { kind: "named", name, expression: columnName(name, parts), traits: noTraits() };
    });
}

/** Whether what the steps before did would be another thing after the join. */
function mustEnd(rows: Rows, { join }: Join): boolean {
  if (rows.limit !== undefined || rows.distinct !== undefined || rows.whole !== undefined) return true;
  if (rows.grouped !== undefined || hasWindow(rows)) return true;
  const named = rows.outputs.filter((output) => output.kind === "named");
  if (named.some(({ traits }) => !traits.repeatable)) return true;
  if (join !== "right" && join !== "full") return false;
  return rows.where.length > 0 || named.some(({ expression }) => expression.kind !== "column");
}

function keyAt(
  place: { readonly pipeline: Pipeline; readonly rows: Rows; readonly alias: Identifier },
  at: ColumnRef,
): Key {
  const { pipeline, rows, alias } = place;
  const last = at.parts.at(-1) ?? { kind: "name", text: "", quoted: false, start: at.start, end: at.end };
  const name = identifierOf(last, pipeline.dialect);
  const right = columnName(at, [alias, name]);
  const first = at.parts.length === 1 ? at.parts[0] : undefined;
  const isOfTable =
    first !== undefined && namedOutput(rows, keyOf(first)) === undefined && !rows.keys.has(keyOf(first));
  const left = isOfTable
    ? columnName(at, [rows.alias, name])
    : lowered(at, { dialect: pipeline.dialect, rows }).expression;
  return { name: keyOf(last), left, right, at };
}

function equality({ left, right, at }: Key): Expression {
  const { start, end } = at;
  return {
    kind: "binary",
    operator: "=",
    left,
    right,
    operatorStart: start,
    operatorEnd: end,
    start,
    end,
  };
}

/** The one column that a key of both sides becomes. */
function merged({ join }: Join, { left, right, at }: Key): Expression {
  if (join === "right") return right;
  if (join !== "full") return left;
  const { start, end } = at;
  return {
    kind: "call",
    name: [{ kind: "identifier", name: "COALESCE", quoted: false, start, end }],
    arguments: [left, right].map((value) => ({ kind: "argument", name: undefined, value, start, end })),
    distinct: false,
    orderBy: [],
    withinGroup: [],
    filter: undefined,
    nullTreatment: undefined,
    over: undefined,
    start,
    end,
  };
}

/** The columns there were, then those of the table without the keys. */
function outputsOf(
  rows: Rows,
  node: Join,
  { keys, alias }: { readonly keys: readonly Key[]; readonly alias: Identifier },
): readonly Output[] {
  const isOuter = node.join === "right" || node.join === "full";
  const replaced = isOuter ? keys : [];
  const left = rows.outputs.flatMap((output): readonly Output[] => {
    if (output.kind === "star") {
      const missing = leftOut(output);
      const more = replaced.filter((key) => isIn(rows, output, key) && !missing.has(key.name));
      const exclude = [...output.exclude, ...more.map(nameOf)];
      return [{ ...output, qualifier: output.qualifier ?? rows.alias, exclude }];
    }
    const key = replaced.find((each) => each.name === keyOf(output.name));
    return [key === undefined ? output : { ...output, expression: merged(node, key) }];
  });
  const taken = new Set(left.flatMap((output) => (output.kind === "named" ? [keyOf(output.name)] : [])));
  const added = replaced
    .filter((key) => !taken.has(key.name))
    .map((key): NamedOutput => {
      const expression = merged(node, key);
      const column = { kind: "named", name: nameOf(key), expression, traits: noTraits() } as const;
      return wasNamed(rows, key) ? column : { ...column, implied: true };
    });
  const { start, end } = node.table;
  return [...left, ...added, { kind: "star", qualifier: alias, exclude: keys.map(nameOf), start, end }];
}

/** Whether a key is a column that a step had named. */
function wasNamed({ outputs }: Rows, key: Key): boolean {
  return outputs.some(
    (output) => output.kind === "star" && output.named?.some((name) => keyOf(name) === key.name) === true,
  );
}

/** Whether a star shows the left side of a key. */
function isIn(rows: Rows, star: { readonly qualifier: Identifier | undefined }, { left }: Key): boolean {
  if (left.kind !== "column" || left.parts.length < 2) return false;
  return keyOf(star.qualifier ?? rows.alias) === left.parts[0]?.name.toLowerCase();
}

function nameOf({ right }: Key): Identifier {
  const last = right.kind === "column" ? right.parts.at(-1) : undefined;
  return last ?? { kind: "identifier", name: "", quoted: false, start: right.start, end: right.end };
}
