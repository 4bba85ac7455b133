import { lowerAscii } from "../types/lower-ascii.ts";
import type { Expression, Literal } from "../ast/expression.ts";
import type { CommonTable, QueryBody, QueryNode, Relation, Select } from "../ast/query.ts";

/** A column of a table or a model that values come from unchanged. */
export interface DomainInput {
  /** The name in FROM, as written. */
  readonly relation: readonly string[];
  readonly column: string;
}

/** Every value that a column can have beside NULL: constants, and whatever the inputs have. */
export interface ValueDomain {
  readonly literals: readonly Literal[];
  readonly inputs: readonly DomainInput[];
}

/** A common table with those that its query sees, and what was found of its columns. */
interface Visible {
  readonly table: CommonTable;
  readonly before: CommonTables;
  readonly known: Map<string, ValueDomain | undefined>;
}

type CommonTables = ReadonlyMap<string, Visible>;

const maxDepth = 50;

/**
 * The values that the text of a query lets an output column have; `undefined` where an expression computes them.
 * Answered from the text alone: a CASE or COALESCE of constants, plain columns, through common tables and set operations.
 */
export function valueDomain(query: QueryNode, output: number): ValueDomain | undefined {
  return ofQuery(query, { at: output }, { tables: new Map(), depth: 0 });
}

/** Which output column: by its position, or by its name. */
type Wanted = { readonly at: number } | { readonly name: string };

function ofQuery(query: QueryNode, wanted: Wanted, outer: Place): ValueDomain | undefined {
  if (outer.depth > maxDepth || query.with?.recursive === true) return undefined;
  let tables = outer.tables;
  for (const table of query.with?.tables ?? []) {
    const one: Visible = { table, before: tables, known: new Map() };
    tables = new Map([...tables, [lowerAscii(table.name.name), one]]);
  }
  return ofBody(query.body, wanted, { tables, depth: outer.depth + 1 });
}

/** The common tables in sight, and how deep the walk is. */
interface Place {
  readonly tables: CommonTables;
  readonly depth: number;
}

function ofBody(body: QueryBody, wanted: Wanted, place: Place): ValueDomain | undefined {
  switch (body.kind) {
    case "query":
      return ofQuery(body, wanted, place);
    case "select":
      return ofSelect(body, wanted, place);
    case "set-operation":
      if (body.byName || "name" in wanted) return undefined;
      return union(body.inputs.map((input) => ofBody(input, wanted, place)));
    case "values":
      return "at" in wanted
        ? union(body.rows.map((row) => ofExpression(row[wanted.at], undefined, place)))
        : undefined;
    case "show":
    case "opaque-query":
      return undefined;
  }
}

function ofSelect(select: Select, wanted: Wanted, place: Place): ValueDomain | undefined {
  const hasStar = select.items.some((item) => item.expression.kind === "star");
  if ("at" in wanted) {
    if (hasStar || select.items.length === 0) return undefined;
    return ofItem(select, wanted.at, place);
  }
  if (hasStar) return undefined;
  const matches = select.items.flatMap((item, i) =>
    lowerAscii(nameOf(item.alias?.name, item.expression) ?? "") === lowerAscii(wanted.name) ? [i] : [],
  );
  const [only] = matches;
  return matches.length === 1 && only !== undefined ? ofItem(select, only, place) : undefined;
}

function nameOf(alias: string | undefined, expression: { readonly kind: string }): string | undefined {
  if (alias !== undefined) return alias;
  return isColumn(expression) ? expression.parts.at(-1)?.name : undefined;
}

function isColumn(node: { readonly kind: string }): node is Extract<Expression, { kind: "column" }> {
  return node.kind === "column";
}

function ofItem(select: Select, at: number, place: Place): ValueDomain | undefined {
  const expression = select.items[at]?.expression;
  if (expression === undefined || expression.kind === "star") return undefined;
  return ofExpression(expression, select, place);
}

function ofExpression(
  node: Expression | undefined,
  select: Select | undefined,
  place: Place,
): ValueDomain | undefined {
  if (node === undefined) return undefined;
  switch (node.kind) {
    case "literal":
      return { literals: node.literal === "null" ? [] : [node], inputs: [] };
    case "case": {
      const results = node.branches.map((branch) => branch.result);
      const all = node.otherwise === undefined ? results : [...results, node.otherwise];
      return union(all.map((result) => ofExpression(result, select, place)));
    }
    case "call": {
      const name = node.name.length === 1 ? node.name[0]?.name.toLowerCase() : undefined;
      if (name !== "coalesce" && name !== "ifnull") return undefined;
      return union(
        node.arguments.map(({ value }) =>
          value.kind === "star" ? undefined : ofExpression(value, select, place),
        ),
      );
    }
    case "column":
      return select === undefined ? undefined : ofColumn(node, select, place);
    default:
      return undefined;
  }
}

/** A relation of FROM with the name that qualifies its columns. */
interface Leaf {
  readonly name: string;
  readonly relation: Relation;
}

function ofColumn(
  { parts }: Extract<Expression, { kind: "column" }>,
  select: Select,
  place: Place,
): ValueDomain | undefined {
  const leaves = select.from.flatMap(leavesOf);
  const [first, second] = parts;
  if (parts.length > 2 || first === undefined) return undefined;
  const column = (second ?? first).name;
  const candidates =
    second === undefined ? leaves : leaves.filter((leaf) => lowerAscii(leaf.name) === lowerAscii(first.name));
  const [leaf] = candidates;
  // Without a qualifier, only one relation may have the column; an alias of the SELECT list may not stand for it here.
  if (leaf === undefined || candidates.length !== 1 || (leaves.length > 1 && second === undefined))
    return undefined;
  return ofLeaf(leaf.relation, column, place);
}

function leavesOf(relation: Relation): readonly Leaf[] {
  switch (relation.kind) {
    case "table":
      return [{ name: relation.alias?.name.name ?? relation.parts.at(-1)?.name ?? "", relation }];
    case "derived":
      return [{ name: relation.alias?.name.name ?? "", relation }];
    case "join":
      return [...leavesOf(relation.left), ...leavesOf(relation.right)];
    default:
      return [{ name: "", relation }];
  }
}

function ofLeaf(relation: Relation, column: string, place: Place): ValueDomain | undefined {
  if (relation.kind === "derived") {
    if ((relation.alias?.columns.length ?? 0) > 0) return undefined;
    return ofQuery(relation.query, { name: column }, place);
  }
  if (relation.kind !== "table" || (relation.alias?.columns.length ?? 0) > 0) return undefined;
  const name = relation.parts.map((part) => part.name);
  const common = name.length === 1 ? place.tables.get(lowerAscii(name[0] ?? "")) : undefined;
  if (common === undefined) return { literals: [], inputs: [{ relation: name, column }] };
  return ofCommon(common, column, place);
}

/** Each column of a common table is looked at once, however many read it. */
function ofCommon({ table, before, known }: Visible, column: string, place: Place): ValueDomain | undefined {
  if (table.columns.length > 0) return undefined;
  const key = lowerAscii(column);
  if (known.has(key)) return known.get(key);
  const domain = ofQuery(table.query, { name: column }, { tables: before, depth: place.depth });
  known.set(key, domain);
  return domain;
}

function union(domains: readonly (ValueDomain | undefined)[]): ValueDomain | undefined {
  if (domains.length === 0 || domains.includes(undefined)) return undefined;
  const known = domains.filter((domain) => domain !== undefined);
  const literals = known.flatMap((domain) => domain.literals);
  const inputs = known.flatMap((domain) => domain.inputs);
  return {
    literals: [...new Map(literals.map((each) => [`${each.literal} ${each.text}`, each])).values()],
    inputs: [...new Map(inputs.map((each) => [[...each.relation, each.column].join("\0"), each])).values()],
  };
}
