import type {
  Argument,
  ColumnName,
  Expression,
  Identifier,
  StarRename,
  StarReplacement,
} from "../ast/expression.ts";
import {
  derivedTable,
  passingTable,
  plainItem,
  plainQuery,
  plainSelect,
  plainStar,
  type SelectParts,
} from "../ast/plain-query.ts";
import type { QueryNode, Relation, Select, SelectItem, TableAlias, With } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { withClause } from "./common-table.ts";
import { pipeKeys } from "./pipe-keys.ts";
import { atJoin, joins } from "./join.ts";
import { atLateralView } from "./lateral-view.ts";
import { limit, offset } from "./limit.ts";
import { matchRecognize } from "./match-recognize.ts";
import { expectName, isAnyName, qualifiedName, takeName } from "./names.ts";
import { orderItems } from "./order.ts";
import { endAfter, has, startOf, take, takeWord, tokenText, wordNumber, type Parser } from "./parser.ts";
import { pivotSuffixes } from "./pivot.ts";
import {
  atBoundary,
  depthLimit,
  expected,
  list,
  skipToBoundary,
  stop,
  weight,
  type ListOptions,
} from "./recovery.ts";
import { tableSample } from "./sample.ts";
import { selectItems } from "./select.ts";
import { atSetOperator, moreInputs, setOperations } from "./set-operation.ts";
import { isWordText } from "./soft-words.ts";
import { namedWindows } from "./window.ts";

const names: ListOptions = { trailingComma: true, expected: "`,` or `|>`", atEnd: atBoundary };

/** `query |> WHERE … |> SELECT …`: each operator is a query over the one before; its table keeps its name. */
export function pipes(p: Parser, first: QueryNode): QueryNode {
  let query = first;
  let height = 0;
  const tables: With[] = [];
  while (take(p, token.pipe)) {
    if (wordNumber(p) === word.with) tables.push(withClause(p, "pipe"));
    else query = operator(p, { query, start: first.start });
    height += weight.operator;
    if (p.depth + height > depthLimit) stop(p);
  }
  return tables.reduceRight((inner, outer) => plainQuery(inner, { with: outer }), query);
}

/** What stands before an operator. */
interface Input {
  readonly query: QueryNode;
  readonly start: number;
}

function operator(p: Parser, input: Input): QueryNode {
  switch (wordNumber(p)) {
    case word.select:
      return selected(p, input);
    case word.where: {
      p.at++;
      return over(p, input, { ...everything, where: p.grammar.expression(p, 0) });
    }
    case word.extend:
    case word.window: {
      p.at++;
      const items = [everyColumn(p), ...selectItems(p)];
      const windows = wordNumber(p) === word.window ? namedWindows(p) : [];
      const extended = over(p, input, { items, windows });
      return hasValues(input.query) ? notModelled(p, extended) : extended;
    }
    case word.set:
      return replaced(p, input);
    case word.drop:
      p.at++;
      return over(p, input, {
        items: [plainItem(plainStar(here(p), { exclude: list(p, columnName, names) }))],
      });
    case word.rename:
      p.at++;
      return over(p, input, { items: [plainItem(plainStar(here(p), { rename: list(p, rename, names) }))] });
    case word.distinct: {
      const start = startOf(p);
      p.at++;
      return over(p, input, {
        ...everything,
        distinct: { kind: "distinct", start, end: endAfter(p, start), on: [] },
      });
    }
    case word.aggregate:
      return aggregated(p, input);
    case word.as:
      return named(p, input);
    case word.call:
      return has(p, "pipe-call") ? called(p, input) : tail(p, input);
    default:
      return tail(p, input);
  }
}

/** Whether rows are values, which have no columns beside others: `SELECT AS STRUCT`, also with conditions after it. */
function hasValues({ body }: QueryNode): boolean {
  if (body.kind !== "select") return false;
  if (body.as !== undefined) return true;
  const [item, more] = body.items;
  const [from] = body.from;
  const isStar = item === undefined || item.expression.kind === "star";
  const isWhole = isStar && more === undefined && body.groupBy === undefined;
  return isWhole && from?.kind === "derived" && hasValues(from.query);
}

function notModelled(p: Parser, { start, end }: QueryNode): QueryNode {
  const reason = "rows that are values are not modelled beside columns";
  return plainQuery({ kind: "opaque-query", start, end, reason, text: p.text.slice(start, end) });
}

/** ORDER BY, LIMIT, joins, set operators, PIVOT and what else follows a table. */
function tail(p: Parser, input: Input): QueryNode {
  switch (wordNumber(p)) {
    case word.order: {
      const orderBy = orderItems(p);
      return { ...over(p, input, everything), orderBy };
    }
    case word.limit: {
      const count = limit(p);
      const from = wordNumber(p) === word.offset ? offset(p) : undefined;
      return { ...ordered(p, input), limit: count, offset: from };
    }
    case word.tablesample: {
      const sample = tableSample(p);
      return over(p, input, { ...everything, sample });
    }
    case word.pivot:
    case word.unpivot:
      return around(p, input, pivotSuffixes(p, table(p, input), input.start));
    default:
      return others(p, input);
  }
}

/** The query that LIMIT cuts: one that was put in order by the step before keeps its order. */
function ordered(p: Parser, input: Input): QueryNode {
  const { query } = input;
  return query.orderBy.length > 0 && query.limit === undefined ? query : over(p, input, everything);
}

function others(p: Parser, input: Input): QueryNode {
  if (has(p, "match-recognize") && isWordText(p, "match_recognize"))
    return around(p, input, matchRecognize(p, table(p, input), input.start));
  if (atJoin(p) || atLateralView(p)) return around(p, input, joins(p, table(p, input), input.start));
  if (atSetOperator(p)) {
    const body = setOperations(p, input.query, input.start);
    return plainQuery(moreInputs(p, body, input.start));
  }
  if (isTest(p)) return input.query;
  expected(p, "an operator after `|>`, such as SELECT, WHERE or AGGREGATE");
  skipToBoundary(p);
  return input.query;
}

const everything: SelectParts = { fromFirst: true };

function here(p: Parser): { readonly start: number; readonly end: number } {
  const start = startOf(p);
  return { start, end: start };
}

function everyColumn(p: Parser): SelectItem {
  return plainItem(plainStar(here(p)));
}

/** The one relation that a query reads whole, which goes on under its name. */
function bareRelations({ body, ...query }: QueryNode): readonly Relation[] | undefined {
  if (body.kind !== "select" || !body.fromFirst || body.items.length > 0) return undefined;
  const plain =
    body.where === undefined &&
    body.groupBy === undefined &&
    body.distinct === undefined &&
    body.windows.length === 0 &&
    body.qualify === undefined &&
    body.sample === undefined;
  const whole =
    query.with === undefined &&
    query.orderBy.length === 0 &&
    query.limit === undefined &&
    query.offset === undefined;
  return plain && whole ? body.from : undefined;
}

/** The name under which a query's rows can still be asked for. */
function nameOf(query: QueryNode): TableAlias | undefined {
  if (query.body.kind !== "select") return undefined;
  const [only, more] = query.body.from;
  if (only === undefined || more !== undefined || !keepsName(query.body.items)) return undefined;
  return aliasOf(only);
}

/** Whether the rows are those of the table, with columns more or less. */
function keepsName(items: readonly SelectItem[]): boolean {
  return items.length === 0 || items[0]?.expression.kind === "star";
}

function aliasOf(relation: Relation): TableAlias | undefined {
  switch (relation.kind) {
    case "table": {
      const name = relation.alias?.name ?? relation.parts.at(-1);
      return name === undefined ? undefined : tableAlias(name);
    }
    case "derived":
    case "table-function":
      return relation.alias === undefined ? undefined : tableAlias(relation.alias.name);
    default:
      return undefined;
  }
}

function tableAlias(name: Identifier): TableAlias {
  return { kind: "table-alias", start: name.start, end: name.end, name, columns: [] };
}

/** The query before as a relation. */
function table(p: Parser, { query }: Input): Relation {
  const bare = bareRelations(query);
  const [only, more] = bare ?? [];
  return only !== undefined && more === undefined ? only : whole(p, query);
}

/** The query as one relation: under the name of its only table, or with those of all its tables. */
function whole(p: Parser, query: QueryNode): Relation {
  const name = nameOf(query);
  const { body } = query;
  const keepsRows = has(p, "pipe-keeps-rows");
  if (body.kind !== "select" || (keepsRows && !keepsName(body.items))) return derivedTable(query, name);
  const isChanged = keepsRows && body.items.some(changesColumns);
  return name === undefined || isChanged ? passingTable(query) : derivedTable(query, name);
}

function changesColumns({ expression }: SelectItem): boolean {
  if (expression.kind !== "star") return false;
  return expression.exclude.length + expression.replace.length + expression.rename.length > 0;
}

/** The relations and the condition of a query that only filters several relations: what follows can do so too and knows their names. */
function filtered(query: QueryNode): Pick<Select, "from" | "where"> | undefined {
  const { body } = query;
  if (body.kind !== "select" || body.where === undefined || nameOf(query) !== undefined) return undefined;
  return bareRelations({ ...query, body: { ...body, where: undefined } }) === undefined ? undefined : body;
}

function both(one: Expression | undefined, two: Expression | undefined): Expression | undefined {
  if (one === undefined || two === undefined) return one ?? two;
  return { kind: "logical", operator: "and", start: one.start, end: two.end, operands: [one, two] };
}

/** A SELECT over the query before. */
function over(p: Parser, input: Input, parts: SelectParts): QueryNode {
  const at = { start: input.start, end: endAfter(p, input.start) };
  const only = filtered(input.query);
  if (only !== undefined)
    return plainQuery(plainSelect(at, only.from, { ...parts, where: both(only.where, parts.where) }));
  const from = bareRelations(input.query) ?? [whole(p, input.query)];
  return plainQuery(plainSelect(at, from, parts));
}

function around(p: Parser, input: Input, relation: Relation): QueryNode {
  const at = { start: input.start, end: endAfter(p, input.start) };
  return plainQuery(plainSelect(at, [relation], everything));
}

function selected(p: Parser, input: Input): QueryNode {
  const start = startOf(p);
  p.at++;
  const isDistinct = takeWord(p, word.distinct);
  const distinct = { kind: "distinct", start, end: endAfter(p, start), on: [] } as const;
  if (!isDistinct) takeWord(p, word.all);
  const items = selectItems(p);
  const windows = wordNumber(p) === word.window ? namedWindows(p) : [];
  return over(p, input, { items, windows, ...(isDistinct ? { distinct } : {}) });
}

/** `SET a = …, b = …`. */
function replaced(p: Parser, input: Input): QueryNode {
  p.at++;
  const at = here(p);
  const replace = list(p, assignment, names);
  return over(p, input, { items: [plainItem(plainStar(at, { replace }))] });
}

function assignment(p: Parser): StarReplacement {
  const start = startOf(p);
  const name = expectName(p, "the name of a column");
  if (!take(p, token.equal)) expected(p, "`=` and the new value");
  const expression = p.grammar.expression(p, 0);
  return { kind: "star-replacement", start, end: endAfter(p, start), expression, name };
}

function columnName(p: Parser): ColumnName {
  const start = startOf(p);
  const parts = qualifiedName(p, "the name of a column");
  return { kind: "column", start, end: endAfter(p, start), parts };
}

function rename(p: Parser): StarRename {
  const start = startOf(p);
  const from = columnName(p);
  takeWord(p, word.as);
  const to = isAnyName(p) ? takeName(p) : expectName(p, "the new name of the column");
  return { kind: "star-rename", start, end: endAfter(p, start), from, to };
}

function named(p: Parser, input: Input): QueryNode {
  p.at++;
  const alias = tableAlias(expectName(p, "an alias"));
  return around(p, input, derivedTable(input.query, alias));
}

/** `CALL f(1) AS x` is `f((query), 1) AS x`. */
function called(p: Parser, input: Input): QueryNode {
  p.at++;
  const relation = p.grammar.relation(p);
  if (relation.kind !== "table-function") {
    expected(p, "a function of tables and its arguments in parentheses");
    return input.query;
  }
  const { start, end } = input.query;
  const value: Expression = { kind: "subquery", start, end, query: input.query, isTable: true };
  const rows: Argument = { kind: "argument", start, end, name: undefined, value };
  return around(p, input, { ...relation, arguments: [rows, ...relation.arguments] });
}

/** ASSERT and STATIC_DESCRIBE, which leave the rows as they are. */
function isTest(p: Parser): boolean {
  if (/^static_describe$/i.test(tokenText(p))) {
    p.at++;
    return true;
  }
  if (!/^assert$/i.test(tokenText(p))) return false;
  p.at++;
  list(p, (q) => q.grammar.expression(q, 0), names);
  return true;
}

/** `AGGREGATE count(*) AS n GROUP BY a AS x`: the keys come first, then the aggregates. */
function aggregated(p: Parser, input: Input): QueryNode {
  p.at++;
  const aggregates = wordNumber(p) === word.group ? [] : selectItems(p);
  if (wordNumber(p) !== word.group) return over(p, input, { items: aggregates });
  const { keys, group } = pipeKeys(p);
  const windows = wordNumber(p) === word.window ? namedWindows(p) : [];
  return over(p, input, { items: [...keys, ...aggregates], groupBy: group, windows });
}
