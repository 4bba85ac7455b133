import type { Nullability, SqlType } from "@rocky/ir";
import type { ColumnName, Identifier } from "../../ast/expression.ts";
import { report } from "../../diagnostics.ts";
import { nameHelp } from "../../hints/name-hints.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import { inQuotes, quoteIdentifier, stringText } from "../../print/names.ts";
import { lowerAscii } from "../../types/lower-ascii.ts";
import { foldName, reportOnce, spanOf } from "../context.ts";
import { noteMeaning } from "../notes.ts";
import { noFacts, strictFacts } from "../facts.ts";
import { guessedColumn, type RelationScope, type ScopeColumn } from "../relation-scope.ts";
import {
  findCalled,
  findName,
  findRelation,
  proofIn,
  relationsInSight,
  type FoundRelation,
  type Scope,
} from "../scope.ts";
import { joined, throughExpression } from "../source.ts";
import { suggest } from "../suggest.ts";
import { failedValue, unknownValue, valueOf, type BoundValue } from "../value.ts";
import { fieldOf } from "./access.ts";
import { columnOverParameter } from "./column-over-parameter.ts";
import { nameAmong } from "./name-among.ts";
import { bindKeywordFunction } from "./keyword-function.ts";
import { isNameInKey, reportNameInKey } from "./name-in-key.ts";

/** A name: a column with or without a qualifier, an output name, a field of a struct, or a whole row. */
export function bindColumnName(scope: Scope, node: ColumnName): BoundValue {
  const [first] = node.parts;
  if (first === undefined) return failedValue();
  return node.parts.length === 1 ? bindPlainName(scope, first, node) : bindQualifiedName(scope, node);
}

function bindPlainName(scope: Scope, name: Identifier, node: ColumnName): BoundValue {
  const meaning = findName(scope, name.name);
  switch (meaning.kind) {
    case "column":
      if (isRow(meaning.owner, name)) return wholeRow(scope, name) ?? failedValue();
      return named(
        columnValue(scope, meaning.column, { node: name, owner: meaning.owner }),
        meaning.column,
        name,
      );
    case "alias":
      if (isNameInKey(scope, name)) {
        reportNameInKey(scope, name);
        return failedValue();
      }
      noteMeaning(scope.context, name, "alias");
      if (scope.withSubquery?.has(foldName(scope.context, name.name)) === true) reportCopied(scope, name);
      return meaning.value;
    case "unknown":
      if (meaning.owner !== scope) scope.context.outerReads++;
      if (findRelation(scope, [name.name]) !== undefined)
        return unknownValue("it may be a column or a whole row");
      return meaning.relation === undefined
        ? { ...unknownValue(meaning.reason), name: name.name }
        : guessedValue(scope, meaning.relation, name);
    case "ambiguous":
      if (isRow(scope, name)) return wholeRow(scope, name) ?? failedValue();
      if (node.among !== undefined) {
        const meant = nameAmong(scope, node);
        if (meant === "unknown") return unknownValue(`nobody can tell which table's ${name.name} it is`);
        if (meant !== undefined) return bindQualifiedName(scope, meant);
      }
      return reportAmbiguous(scope, name, meaning.qualifiers);
    case "missing":
      return (
        wholeRow(scope, name) ??
        keywordFunction(scope, name) ??
        pseudoColumn(scope, scope.relations, name) ??
        timeWindow(scope, name) ??
        fieldOfRow(scope, name) ??
        reportUnknownColumn(scope, name, {
          relations: relationsInSight(scope),
          aliases: scope.aliases.keys(),
        })
      );
  }
}

/** Whether a name is the row of a table before it is any column; the elements of an array are columns of the array's name. */
function isRow({ context, relations }: Scope, { name }: Identifier): boolean {
  if (!context.dialect.syntax.forms.has("rows-before-columns")) return false;
  const key = foldName(context, name);
  return relations.some(
    (relation) => relation.key === key && !(relation.columns.length === 1 && relation.byName.has(key)),
  );
}

/** The window of time by which rows are grouped, which has a name without an alias. */
function timeWindow({ context, grouping }: Scope, { name }: Identifier): BoundValue | undefined {
  const called = lowerAscii(name);
  if (grouping === undefined || !timeWindows.has(called)) return undefined;
  if (!context.dialect.syntax.forms.has("lateral-view")) return undefined;
  for (const [structure, value] of grouping.keys)
    if (structure.startsWith(`call:${called}:`)) return { ...value, name: called };
  return undefined;
}

const timeWindows: ReadonlySet<string> = new Set(["window", "session_window"]);

/** A field of what has a name though no table has such a column. */
function hiddenField(scope: Scope, first: Identifier, fields: readonly Identifier[]): BoundValue | undefined {
  const value = timeWindow(scope, first) ?? pseudoColumn(scope, scope.relations, first);
  return value === undefined ? undefined : fieldsOf(scope, value, fields);
}

/** A name of a field of what a query gives: rows that are values keep the names of their fields behind a pipe. */
function fieldOfRow({ context, relations }: Scope, { name }: Identifier): BoundValue | undefined {
  if (!context.dialect.syntax.forms.has("pipe-keeps-rows")) return undefined;
  const key = foldName(context, name);
  const isField = relations.some(
    ({ stored, columns }) =>
      stored === undefined &&
      columns.some(
        ({ type }) =>
          type.kind === "struct" && type.fields.some((field) => foldName(context, field.name) === key),
      ),
  );
  return isField ? unknownValue(`${name} may be a field of the rows before the pipe`) : undefined;
}

function keywordFunction(scope: Scope, name: Identifier): BoundValue | undefined {
  const value = bindKeywordFunction(scope, name);
  if (value !== undefined) noteMeaning(scope.context, name, "function");
  return value;
}

/** E061: an output name beside others, where the expression behind it has a subquery. Error: the engine refuses it always. */
function reportCopied(scope: Scope, name: Identifier): void {
  const span = spanOf(scope.context, name);
  reportOnce(scope.context, report.copiedSubquery(span, { name: name.name }, { proof: proofIn(scope) }));
}

/** What USING computes from several columns is called as it was written. */
function named(value: BoundValue, column: ScopeColumn, name: Identifier): BoundValue {
  return column.coalesced === undefined ? value : { ...value, name: name.name };
}

/** Where a column was named, and the scope that it belongs to. */
interface Mention {
  readonly node: Identifier;
  readonly owner: Scope;
}

function columnValue(scope: Scope, column: ScopeColumn, mention: Mention): BoundValue {
  if (mention.owner !== scope) {
    scope.context.outerReads++;
    scope.context.notes?.outer.push(mention.node.name);
  }
  const grouping = mention.owner.grouping;
  const isKey = grouping?.columns.has(column.id) === true;
  if (
    mention.owner === scope &&
    grouping !== undefined &&
    !isKey &&
    !scope.parameters.has(foldName(scope.context, column.name))
  ) {
    if (grouping.certain && scope.tried !== true && !grouping.mentioned.has(column.id)) {
      if (scope.clause === "HAVING" && isOutside(scope, column))
        return unknownValue("it is a column of the query around", column.sources);
      reportOnce(
        scope.context,
        report.notGrouped(
          spanOf(scope.context, mention.node),
          { name: column.name },
          { proof: proofIn(scope), ...groupHelp(scope, column.name) },
        ),
      );
      return failedValue(column.sources);
    }
    return plainColumn(column, "nullable", undefined);
  }
  // A key of GROUPING SETS is NULL in the groups of the sets without it.
  if (isKey && grouping?.setColumns.has(column.id) === true) {
    const setColumn = grouping.setColumns.get(column.id);
    const isProved = setColumn !== undefined && isNotNull(scope, setColumn);
    return plainColumn(column, isProved ? "not-null" : "nullable", setColumn);
  }
  return plainColumn(column, isNotNull(scope, column.id) ? "not-null" : column.nullability, column.id);
}

/** A name that is both a column and an item of the SELECT list means the column, which is seldom what was meant. */
function groupHelp({ aliases, context }: Scope, name: string): { readonly help?: string } {
  if (aliases.get(foldName(context, name)) === undefined) return {};
  return {
    help: `${name} is the column of FROM here, not what the SELECT list calls ${name}: give that another name, or repeat its expression.`,
  };
}

/** Whether a query around has the same column of a table of the same name: in HAVING, that is what a column that is not grouped means. */
function isOutside({ parent, relations }: Scope, { id, name }: ScopeColumn): boolean {
  if (parent === undefined) return false;
  const own = relations.find(({ columns }) => columns.some((column) => column.id === id));
  if (own?.alias === undefined) return false;
  const key = foldName(parent.context, name);
  return findRelation(parent, [own.alias], key)?.relation.byName.has(key) === true;
}

/** The value of a column; `id` is what conditions know about its NULLs by. */
function plainColumn(
  { type, sources, name, id: identity }: ScopeColumn,
  nullability: Nullability,
  id: number | undefined,
): BoundValue {
  const nullBy = id === undefined ? undefined : [id];
  const facts = nullBy === undefined ? noFacts : strictFacts(nullBy);
  return valueOf({ type, nullability, sources, facts, nullBy, name, identity });
}

function isNotNull(scope: Scope, id: number): boolean {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    if (at.notNull.has(id)) return true;
  }
  return false;
}

/** `a.b.c`: the longest qualifier that names a relation wins, then a column with fields. */
function bindQualifiedName(scope: Scope, node: ColumnName): BoundValue {
  for (let length = Math.min(3, node.parts.length - 1); length >= 1; length--) {
    const part = node.parts[length];
    if (part === undefined) continue;
    const key = foldName(scope.context, part.name);
    const found = relationBefore(scope, { node, length }, key);
    if (found === undefined) continue;
    if (found.owner !== scope && scope.relations.some(({ passesNames }) => passesNames))
      return reportUnknownQualifier(scope, node.parts.slice(0, length));
    const column = found.relation.byName.get(key);
    if (column !== undefined) {
      const [first = part] = node.parts;
      noteMeaning(scope.context, first, length);
      const value = columnValue(scope, column, { node: part, owner: found.owner });
      return length + 1 === node.parts.length ? value : fieldsOf(scope, value, node.parts.slice(length + 1));
    }
    if (length === 1 && mayBeStruct(scope, node.parts[0]?.name ?? "", found.relation)) continue;
    return missingInRelation(scope, found, part);
  }
  return bindFieldsOfColumn(scope, node);
}

/** The relation that the first parts of a name call. Most names have one part before the column's, so no list is made for it. */
function relationBefore(
  scope: Scope,
  { node, length }: { readonly node: ColumnName; readonly length: number },
  key: string,
): FoundRelation | undefined {
  const [first] = node.parts;
  if (length === 1 && first !== undefined) return findCalled(scope, foldName(scope.context, first.name), key);
  const names = node.parts.slice(0, length).map((part) => part.name);
  return findRelation(scope, names, key);
}

/** Whether a name that a relation has too may be a column with fields, of which the relation knows nothing. */
function mayBeStruct(scope: Scope, name: string, relation: RelationScope): boolean {
  const meaning = findName(scope, name);
  return meaning.kind === "column" || (meaning.kind === "unknown" && relation.complete);
}

function missingInRelation(scope: Scope, { relation, owner }: FoundRelation, part: Identifier): BoundValue {
  if (owner !== scope) scope.context.outerReads++;
  if (!relation.complete) return guessedValue(scope, relation, part);
  return (
    pseudoColumn(scope, [relation], part) ??
    reportUnknownColumn(scope, part, { relations: [relation], aliases: [] })
  );
}

function guessedValue({ context }: Scope, relation: RelationScope, name: Identifier): BoundValue {
  const { id, sources, type } = guessedColumn(context, relation, name.name);
  return valueOf({ type, nullability: "unknown", sources, facts: noFacts, name: name.name, identity: id });
}

/** `x.x`, in which a parameter of a lambda comes before a column after all. */
function isTwice({ parts }: ColumnName): boolean {
  const [first, second, more] = parts;
  return first?.name === second?.name && more === undefined;
}

function bindFieldsOfColumn(inner: Scope, node: ColumnName): BoundValue {
  const [first, ...fields] = node.parts;
  if (first === undefined) return failedValue();
  const scope = isTwice(node) ? inner : columnOverParameter(inner, first.name);
  const hasAliasFields = scope.context.dialect.syntax.forms.has("alias-field");
  // Elsewhere the engine looks before a dot for tables and columns only: an output name stands alone.
  const meaning = findName(hasAliasFields ? scope : { ...scope, first: "columns" }, first.name);
  switch (meaning.kind) {
    case "column":
      noteMeaning(scope.context, first, 0);
      return fieldsOf(
        scope,
        columnValue(scope, meaning.column, { node: first, owner: meaning.owner }),
        fields,
      );
    case "alias":
      if (hasAliasFields) {
        noteMeaning(scope.context, first, "alias");
        return fieldsOf(scope, meaning.value, fields);
      }
      return reportUnknownQualifier(
        scope,
        node.parts.slice(0, -1),
        `Write (${first.name}).${fieldNames(fields)}.`,
      );
    case "unknown":
      return unknownValue(meaning.reason);
    case "ambiguous":
      return reportAmbiguous(scope, first, meaning.qualifiers);
    case "missing":
      return hiddenField(scope, first, fields) ?? reportUnknownQualifier(scope, node.parts.slice(0, -1));
  }
}

function fieldNames(fields: readonly Identifier[]): string {
  return fields.map(({ name }) => name).join(".");
}

function fieldsOf(scope: Scope, value: BoundValue, fields: readonly Identifier[]): BoundValue {
  let at = value;
  for (const field of fields) at = fieldOf(scope, at, field.name);
  return at;
}

/** The name of a relation as a value: its row as a struct, which a join leaves full of NULLs rather than NULL. */
function wholeRow(scope: Scope, name: Identifier): BoundValue | undefined {
  const relation = findRelation(scope, [name.name])?.relation;
  if (relation === undefined) return undefined;
  if (!relation.complete) return unknownValue(relation.reason);
  return valueOf({
    type: {
      kind: "struct",
      fields: relation.columns.map((column) => ({ name: column.name, type: column.type })),
    },
    nullability: scope.grouping === undefined ? "not-null" : "nullable",
    sources: throughExpression(joined(relation.columns.map((column) => column.sources))),
    facts: noFacts,
    name: relation.alias ?? name.name,
  });
}

/** Pseudo-columns by their names; what a stored table has, and files have. */
const pseudoColumns: ReadonlyMap<string, SqlType | undefined> = new Map([
  ["rowid", { kind: "integer", bits: 64, signed: true }],
  ["filename", { kind: "string" }],
  ["file_row_number", { kind: "integer", bits: 64, signed: true }],
  ["file_index", undefined],
  ["tableoid", undefined],
]);

function pseudoColumn(
  { context }: Scope,
  relations: readonly RelationScope[],
  name: Identifier,
): BoundValue | undefined {
  const lower = name.name.toLowerCase();
  const own = context.dialect.names.pseudoColumns;
  if (own !== undefined) {
    const type = relations.some(({ stored }) => stored !== undefined) ? own.get(lower) : undefined;
    return type === undefined
      ? undefined
      : valueOf({ type, nullability: "nullable", sources: [], facts: noFacts, name: name.name });
  }
  if (!pseudoColumns.has(lower)) return undefined;
  const files = lower.startsWith("file");
  if (!relations.some((relation) => relation.stored !== undefined || (files && relation.files === true))) {
    return undefined;
  }
  const type = pseudoColumns.get(lower);
  if (type === undefined) {
    return { ...unknownValue(`${name.name} is a pseudo-column of the engine`), name: lower };
  }
  return valueOf({ type, nullability: "nullable", sources: [], facts: noFacts, name: lower });
}

function reportAmbiguous(scope: Scope, name: Identifier, qualifiers: readonly string[]): BoundValue {
  const choices = qualifiers.map((qualifier) => `${qualifier}.${name.name}`).join(" or ");
  reportOnce(
    scope.context,
    report.ambiguousColumn(
      spanOf(scope.context, name),
      { name: name.name },
      { proof: proofIn(scope), ...(choices === "" ? {} : { help: `Say which one: ${choices}.` }) },
    ),
  );
  return failedValue();
}

/** Where a name was looked for. */
interface InSight {
  readonly relations: readonly RelationScope[];
  readonly aliases: Iterable<string>;
}

function reportUnknownColumn(scope: Scope, name: Identifier, { relations, aliases }: InSight): BoundValue {
  const candidates = relations.flatMap((relation) => relation.columns.map((column) => column.name));
  const nearest = suggest(scope.context, name.name, () => [...candidates, ...aliases]);
  const where =
    relations.length === 1 && relations[0]?.alias !== undefined ? ` in ${relations[0].alias}` : "";
  const span = spanOf(scope.context, name);
  const [only] = nearest;
  const elsewhere =
    pathHelp(scope, name, candidates) ??
    (nearest.length > 0 ? undefined : nameHelp(name, scope.context.dialect.syntax));
  const asText =
    name.quoted && nearest.length === 0 ? `A text stands in single quotes: ${stringText(name.name)}. ` : "";
  const newText =
    only !== undefined && nearest.length === 1 && elsewhere === undefined
      ? columnText(only, scope.context.dialect)
      : elsewhere?.write;
  reportOnce(
    scope.context,
    report.unknownColumn(
      span,
      { name: name.name, where },
      {
        proof: proofIn(scope),
        help:
          unseenHelp(scope, name) ??
          elsewhere?.help ??
          `${asText}${helpFor(nearest, candidates)}${storedHelp(scope, name, relations)}`,
        ...(newText === undefined ? {} : { edit: { span, newText } }),
      },
    ),
  );
  return failedValue();
}

/** A column's name as it must be written, in quotes where its letters would be lost without them. */
function columnText(name: string, dialect: Dialect): string {
  const isFolded = dialect.syntax.folding === "upper" && name !== name.toUpperCase();
  return isFolded ? inQuotes(name, dialect.syntax) : quoteIdentifier(name, dialect);
}

/** What a list of facts says of a name with lower-case letters, where names without quotes are upper case. */
function storedHelp(
  { context }: Scope,
  { name, quoted }: Identifier,
  relations: readonly RelationScope[],
): string {
  const { folding, engine } = context.dialect.syntax;
  const upper = name.toUpperCase();
  if (!quoted || folding !== "upper" || upper === name) return "";
  const isStored = relations.some(
    ({ path, columns }) => path.length > 0 && columns.some((column) => column.name === upper),
  );
  if (!isStored) return "";
  const written = inQuotes(name, context.dialect.syntax);
  return ` If ${engine} has ${written}, write its name with the double quotes in schemas.lock.toml: '${written}'.`;
}

function unseenHelp(scope: Scope, { name }: Identifier): string | undefined {
  if (scope.unseen?.get(foldName(scope.context, name)) === undefined) return undefined;
  return `An aggregate sees only the columns of FROM, not what the SELECT list calls ${name}: repeat its expression, or compute it in a subquery.`;
}

/** `column:key`, which reads JSON in Snowflake and gives a value a name in DuckDB. */
function pathHelp(
  { prefix }: Scope,
  { name }: Identifier,
  columns: readonly string[],
): { readonly help: string; readonly write?: string } | undefined {
  if (prefix === undefined || !columns.includes(prefix)) return undefined;
  const path = `${prefix} -> ${stringText(name)}`;
  return {
    help: `\`${prefix}: ${name}\` gives ${name} the name ${prefix}. If JSON is meant, write ${path}.`,
  };
}

function helpFor(nearest: readonly string[], candidates: readonly string[]): string {
  if (nearest.length > 0) return `Did you mean ${nearest.join(" or ")}?`;
  if (candidates.length === 0) return "There are no columns here; is the FROM clause missing?";
  return `The columns are ${someOf(candidates)}.`;
}

/** The first names of a list, and how many more there are. */
function someOf(all: readonly string[]): string {
  const names = [...new Set(all)];
  const shown = names.slice(0, 12).join(", ");
  return `${shown}${names.length > 12 ? ` and ${names.length - 12} more` : ""}`;
}

/** Reports a qualifier that names no relation, unless a relation with unknown columns may have a struct of that name. */
export function reportUnknownQualifier(
  scope: Scope,
  parts: readonly Identifier[],
  instead?: string,
): BoundValue {
  const first = parts[0];
  const last = parts.at(-1);
  const relations = relationsInSight(scope);
  const gap = relations.find((relation) => !relation.complete);
  if (first === undefined || last === undefined) return failedValue();
  if (gap !== undefined) return unknownValue(gap.reason);
  if (relations.some(({ passesNames }) => passesNames))
    return unknownValue(`which columns ${first.name} has before the pipe is not followed`);
  const aliases = relations.flatMap((relation) => (relation.alias === undefined ? [] : [relation.alias]));
  const nearest = suggest(scope.context, last.name, () => aliases);
  reportOnce(
    scope.context,
    report.unknownQualifier(
      { file: scope.context.file, start: first.start, end: last.end },
      { name: parts.map((part) => part.name).join(".") },
      {
        proof: proofIn(scope),
        ...(instead !== undefined
          ? { help: instead }
          : nearest.length > 0
            ? { help: `Did you mean ${nearest.join(" or ")}?` }
            : aliases.length > 0
              ? { help: `The tables here are ${someOf(aliases)}.` }
              : {}),
      },
    ),
  );
  return failedValue();
}
