import { lowerAscii } from "../types/lower-ascii.ts";
import { childrenOf, isLeaf, someNode } from "../ast/children.ts";
import type {
  Argument,
  ColumnsExpression,
  Expression,
  Identifier,
  ListLiteral,
  NodeSpan,
  Star,
} from "../ast/expression.ts";
import { replaceNodes, spreadNodes } from "../ast/replace.ts";
import { sameTree } from "../ast/same-tree.ts";
import { columnNameOf } from "../dialects/column-name-of.ts";
import { report } from "../diagnostics.ts";
import { stringText } from "../print/names.ts";
import { foldName, reportOnce, spanOf } from "./context.ts";
import { bindExpression } from "./expression/bind.ts";
import { nameValue } from "./name-value.ts";
import { linearPattern } from "./linear-pattern.ts";
import type { ScopeColumn } from "./relation-scope.ts";
import { proofIn, type Scope } from "./scope.ts";
import {
  checkGrouped,
  columnOf,
  shownColumns,
  starColumns,
  type Expansion,
  type Output,
  type StarColumn,
  type StarColumns,
  type StarScope,
} from "./star.ts";
import { emptyFrom } from "./from-result.ts";
import { askedColumns } from "./asked-name.ts";
import { checkColumns } from "./columns-pattern.ts";
import { mergedIds, twinOf } from "./twins.ts";
import { unknownValue } from "./value.ts";

/** The first COLUMNS(…) of an expression, queries inside it excluded. */
export function findColumns(root: Expression | Star): ColumnsExpression | undefined {
  if (isLeaf(root)) return undefined;
  let found: ColumnsExpression | undefined;
  someNode(root, (node) => {
    if (node.kind !== "columns") return "no";
    found = node;
    return "yes";
  });
  return found;
}

function allColumns(root: Expression | Star): readonly ColumnsExpression[] {
  const found: ColumnsExpression[] = [];
  const open: (Expression | Star)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "columns") found.push(node);
    else for (const one of childrenOf(node)) open.push(one);
  }
  return found;
}

/** An item of a SELECT list with COLUMNS(…) in it. */
export interface ColumnsItem {
  readonly expression: Expression;
  readonly alias: Identifier | undefined;
}

const unclear = "COLUMNS chooses by an expression that is not understood";

/** Expands an item with COLUMNS(…) in it: once for each column that matches, named after the column or by the alias. */
export function expandColumns(star: StarScope, item: ColumnsItem): Expansion {
  const found = allColumns(item.expression);
  const packs = found.filter((node) => node.unpacked);
  if (packs.some((pack) => pack === item.expression)) return single(item, unclear);
  const chosen = new Map(packs.map((pack) => [pack, chosenColumns(star, pack)]));
  const gap = [...chosen.values()]
    .map((columns) => (columns === undefined ? unclear : columns.gap))
    .find((g) => g !== undefined);
  if (gap !== undefined) return single(item, gap);
  // Outside of a call and a list there is nothing that it could be spread in.
  if (packs.some((pack) => pack === item.expression)) return single(item, unclear);
  const named = new Map(star.scope.parameters);
  const spread = new Map<ColumnsExpression, readonly Argument[]>();
  for (const [pack, columns] of chosen) {
    const values = (columns?.columns ?? []).map((column) => standIn(star.scope, named, { column, pack }));
    spread.set(pack, values);
  }
  const root = spread.size === 0 ? item.expression : spreadNodes(item.expression, spread);
  const [first, ...others] = spread.size === 0 ? found : allColumns(root);
  const scope: Scope = { ...star.scope, parameters: named };
  if (first === undefined) return unpacked(scope, item, root);
  return repeated({ ...star, scope }, { item, root, first, others, named });
}

/** An item whose COLUMNS(…) give a column each. */
interface Repetition {
  readonly item: ColumnsItem;
  readonly root: Expression;
  readonly first: ColumnsExpression;
  readonly others: readonly ColumnsExpression[];
  /** The parameters of the scope, to which the columns are added. */
  readonly named: Map<string, ScopeColumn>;
}

function repeated(star: StarScope, { item, root, first, others, named }: Repetition): Expansion {
  const other = others.find(({ pattern }) => !sameTree(pattern, first.pattern));
  if (other !== undefined) {
    reportDifferent(star.scope, other);
    return single(item, unclear);
  }
  const columns = chosenColumns(star, first);
  if (columns === undefined) return { outputs: [], gap: unclear };
  const nodes: ReadonlySet<Expression> = new Set([first, ...others]);
  const outputs = columns.columns.map((column): Output => {
    const alias = item.alias === undefined ? undefined : aliasOf(item.alias.name, column, first);
    if (root === first && column.replacement === undefined) {
      checkGrouped(star.scope, column.column, root);
      return { name: alias ?? column.name, value: columnOf(star.scope, column.column), node: root };
    }
    const made = replaceNodes(root, nodes, standIn(star.scope, named, { column, pack: first }).value);
    const name = alias ?? nameInside(star.scope, { root, first, made }, column);
    return { name, value: bindExpression(star.scope, made), node: root };
  });
  return { outputs, gap: columns.gap };
}

/** An expression with COLUMNS in it, and what it is with a column in that place. */
interface Made {
  readonly root: Expression;
  readonly first: ColumnsExpression;
  readonly made: Expression;
}

/** What an expression is called in which COLUMNS stood: as the column, but what REPLACE put there has the expression's own name. */
function nameInside({ context }: Scope, { root, first, made }: Made, column: StarColumn): string {
  const { pattern } = first;
  if (root === first || pattern.kind !== "star") return column.name;
  const { replacement } = column;
  if (replacement === undefined) return pattern.rename.length > 0 ? column.column.name : column.name;
  if (replacement.kind === "column") return replacement.parts.at(-1)?.name ?? "";
  // As an argument it goes by a name that is not always shown.
  const isArgument = someNode(root, (node) =>
    node.kind === "call" && node.arguments.some(({ value }) => value === first) ? "yes" : "no",
  );
  return isArgument ? "" : (columnNameOf(made, context.dialect, []) ?? "");
}

/** One output of which nothing but its alias is known. */
function single(item: ColumnsItem, reason: string): Expansion {
  const output = { name: item.alias?.name ?? "", value: unknownValue(reason), node: item.expression };
  return item.alias === undefined ? { outputs: [], gap: reason } : { outputs: [output], gap: undefined };
}

function unpacked(scope: Scope, item: ColumnsItem, root: Expression): Expansion {
  const name = item.alias?.name ?? columnNameOf(item.expression, scope.context.dialect, []) ?? "";
  return { outputs: [{ name, value: bindExpression(scope, root), node: item.expression }], gap: undefined };
}

type StandIn = Argument & { readonly value: Expression };

/** What stands for a column where COLUMNS stood: a name that means exactly it, or what REPLACE puts there. */
function standIn(
  scope: Scope,
  named: Map<string, ScopeColumn>,
  { column, pack }: { readonly column: StarColumn; readonly pack: NodeSpan },
): StandIn {
  const { start, end } = pack;
  const name = `\0${column.column.id}`;
  named.set(foldName(scope.context, name), column.column);
  const part: Identifier = { kind: "identifier", name, quoted: true, start, end };
  const value: Expression = column.replacement ?? { kind: "column", parts: [part], start, end };
  return { kind: "argument", name: { ...part, name: column.name }, value, start, end };
}

/** The alias of an expanded item: `\0` is the name of the column, `\1` what the first group of the pattern found in it. */
function aliasOf(alias: string, column: StarColumn, { pattern }: ColumnsExpression): string {
  if (!alias.includes("\\")) return alias;
  const isText = pattern.kind === "literal" && pattern.literal === "string";
  const groups = isText ? groupsIn(pattern.text, column.name) : [column.name];
  // A name that is not known is empty.
  if (groups === undefined) return "";
  return alias.replace(/\\(\d)/g, (_, digit: string) => {
    const group = Number(digit);
    return group === 0 ? column.name : (groups[group] ?? "");
  });
}

/** What the groups of a pattern find in a name; `undefined` for patterns that could take long, or mean something else here. */
function groupsIn(pattern: string, name: string): readonly (string | undefined)[] | undefined {
  const isShort =
    (pattern.match(/[*+{]/g) ?? []).length <= 3 && !/\)[*+{]/.test(pattern) && name.length <= 128;
  if (!isShort || pattern.includes("(?i)") || linearPattern(pattern) === undefined) return undefined;
  return new RegExp(pattern, "u").exec(name) ?? [name];
}

/** The columns that COLUMNS(…) chooses, in the order of the star. */
function chosenColumns(star: StarScope, { pattern }: ColumnsExpression): StarColumns | undefined {
  if (pattern.kind === "star") {
    const all = starColumns(star, pattern);
    const [qualifier] = pattern.qualifier;
    if (qualifier === undefined)
      checkTwins(
        star,
        pattern,
        all.columns.map(({ column }) => column),
      );
    else checkTwin(star.scope, qualifier);
    return all;
  }
  const shown = shownColumns(star.from);
  const chosen = matching(star, shown, pattern);
  if (chosen === undefined) return undefined;
  const columns = shown
    .filter((column) => chosen.has(column))
    .map((column): StarColumn => ({ name: column.name, column, replacement: undefined }));
  const gap = star.from.relations.find((relation) => !relation.complete)?.reason;
  if (columns.length === 0 && gap === undefined && shown.length > 0) reportNoMatch(star.scope, pattern);
  const merged = mergedIds(star.scope);
  const plain = shown.filter(({ id, members }) => members === undefined && !merged.has(id));
  checkTwins(star, pattern, [...plain, ...columns.map(({ column }) => column)]);
  return { columns, gap };
}

/** The columns that a pattern chooses; `undefined` where it is not understood. A text alone is looked for in the plain names. */
function matching(
  { scope, from }: StarScope,
  shown: readonly ScopeColumn[],
  pattern: Expression,
): ReadonlySet<ScopeColumn> | undefined {
  if (pattern.kind !== "literal")
    return askedColumns({ scope, relations: from.relations }, shown, (names) =>
      nameTest(scope, names, pattern),
    );
  const names = shown.map((column) => column.name);
  const test = nameTest(scope, names, pattern);
  return test === undefined ? undefined : new Set(shown.filter(({ name }) => test(name)));
}

/** E059: COLUMNS over tables of one name. The engine asks for every column by the name of its table, also for those that do not match. */
function checkTwins({ scope, from }: StarScope, node: NodeSpan, asked: readonly ScopeColumn[]): void {
  const name = twinOf(scope, from.relations, asked);
  if (name !== undefined) reportTwin(scope, node, name);
}

/** The same of `COLUMNS(t.*)`, where two tables are called t. */
function checkTwin(scope: Scope, { name, start, end }: Identifier): void {
  const key = foldName(scope.context, name);
  const called = scope.relations.filter(
    ({ alias }) => alias !== undefined && foldName(scope.context, alias) === key,
  );
  if (called.length > 1) reportTwin(scope, { start, end }, name);
}

function reportTwin(scope: Scope, node: NodeSpan, name: string): void {
  const args = { name, what: "COLUMNS" };
  reportOnce(
    scope.context,
    report.ambiguousTable(spanOf(scope.context, node), args, { proof: proofIn(scope) }),
  );
}

/** E068: a second COLUMNS in an expression that chooses in another way. Error: the engine refuses it always. */
function reportDifferent(scope: Scope, node: NodeSpan): void {
  const problem = "another COLUMNS stands beside it in the expression";
  const help = "All COLUMNS of an expression must be alike.";
  const span = spanOf(scope.context, node);
  reportOnce(scope.context, report.starAlone(span, { problem }, { help, proof: proofIn(scope) }));
}

/** E048: COLUMNS that no column matches. Error: the engine refuses it always. */
function reportNoMatch(scope: Scope, pattern: Expression): void {
  const isText = pattern.kind === "literal" && pattern.literal === "string";
  const what = isText ? stringText(pattern.text) : "this";
  const args = { name: `that matches ${what}`, where: " here" };
  const span = spanOf(scope.context, pattern);
  reportOnce(scope.context, report.unknownColumn(span, args, { proof: proofIn(scope) }));
}

/** Whether COLUMNS outside of a SELECT list finds a column at all, and can be read. */
export function lookAtColumns(scope: Scope, node: ColumnsExpression): void {
  checkColumns(scope, node);
  const { relations, merged } = scope;
  chosenColumns({ scope, from: { ...emptyFrom, relations, shown: shownInstead(merged.values()) } }, node);
}

/** What a star shows in the place of the first of the columns that USING made one. */
function shownInstead(merged: Iterable<ScopeColumn>): ReadonlyMap<number, ScopeColumn> {
  const shown = new Map<number, ScopeColumn>();
  for (const column of merged) {
    const [first] = column.members ?? [];
    if (first !== undefined) shown.set(first.id, column);
  }
  return shown;
}

function nameTest(
  scope: Scope,
  names: readonly string[],
  pattern: Expression,
): ((name: string) => boolean) | undefined {
  if (pattern.kind === "lambda") {
    const parameter = lowerAscii(pattern.parameters[0]?.name ?? "");
    const answers = new Map(
      names.map((name) => [
        name,
        nameValue({ columns: names, parameters: new Map([[parameter, name]]) }, pattern.body),
      ]),
    );
    if ([...answers.values()].some((answer) => typeof answer !== "boolean")) return undefined;
    return (name) => answers.get(name) === true;
  }
  const value = nameValue({ columns: names, parameters: new Map() }, pattern);
  if (typeof value === "string") {
    return linearPattern(value);
  }
  if (typeof value !== "object" || value.some((name) => typeof name !== "string")) return undefined;
  if (pattern.kind === "list") reportUnlisted(scope, names, pattern);
  const listed = new Set(value.map((name) => foldName(scope.context, String(name))));
  return (name) => listed.has(foldName(scope.context, name));
}

/** E048: a text in the list of COLUMNS that is the name of no column. Error: the engine refuses it always. */
function reportUnlisted(scope: Scope, names: readonly string[], { elements }: ListLiteral): void {
  if (scope.relations.some(({ complete }) => !complete)) return;
  const present = new Set(names.map((name) => foldName(scope.context, name)));
  for (const element of elements) {
    if (element.kind !== "literal" || element.literal !== "string") continue;
    if (present.has(foldName(scope.context, element.text))) continue;
    const span = spanOf(scope.context, element);
    const args = { name: element.text, where: " here" };
    reportOnce(scope.context, report.unknownColumn(span, args, { proof: proofIn(scope) }));
  }
}
