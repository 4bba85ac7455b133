import type { QueryNode, With } from "../ast/query.ts";
import { report } from "../diagnostics.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { checkOrder, clauseNames, clauseRank, endsHere } from "./clauses.ts";
import { withClause } from "./common-table.ts";
import { fetch, limit, offset } from "./limit.ts";
import { atOrderByAll, orderByAll, orderItems } from "./order.ts";
import { endAfter, has, kind, startOf, wordAhead, wordNumber, type Parser } from "./parser.ts";
import { pipes } from "./pipe.ts";
import { enter, leave, mayReport, tokenSpan, weight } from "./recovery.ts";
import { readSelectClause, selectDraft } from "./select-clauses.ts";
import { atSetOperator, setOperations } from "./set-operation.ts";

/** A query without parentheses around it, or one in parentheses with something after it. */
export function query(p: Parser): QueryNode {
  const start = startOf(p);
  const known = enter(p, weight.query);
  const tables = known && wordNumber(p) === word.with ? withClause(p) : undefined;
  const node = rest(p, { start, tables, first: undefined });
  const piped = kind(p) === token.pipe ? pipes(p, node) : node;
  leave(p, weight.query);
  return piped;
}

/** The rest of a query whose first input was read, in parentheses that started at offset `start`. */
export function restOfQuery(p: Parser, first: QueryNode, start: number): QueryNode {
  return rest(p, { start, tables: undefined, first });
}

interface Beginning {
  readonly start: number;
  readonly tables: With | undefined;
  readonly first: QueryNode | undefined;
}

/** What may follow the inputs of a query. */
interface Tail {
  orderBy: QueryNode["orderBy"];
  orderByAll: QueryNode["orderByAll"];
  limit: QueryNode["limit"];
  offset: QueryNode["offset"];
  /** Rank of the last clause, 0 when there is none. */
  last: number;
}

function rest(p: Parser, from: Beginning): QueryNode {
  const tail: Tail = { orderBy: [], orderByAll: undefined, limit: undefined, offset: undefined, last: 0 };
  const start = from.first === undefined ? startOf(p) : from.start;
  let body = setOperations(p, from.first, start);
  readTail(p, tail);
  while (atSetOperator(p)) {
    reportEarlyTail(p, tail.last);
    body = setOperations(p, body, start);
    tail.last = 0;
    readTail(p, tail);
  }
  if (body.kind === "query" && from.tables === undefined && tail.last === 0) return body;
  return {
    kind: "query",
    start: from.start,
    end: endAfter(p, from.start),
    with: from.tables,
    body,
    orderBy: tail.orderBy,
    orderByAll: tail.orderByAll,
    limit: tail.limit ?? (body.kind === "select" ? body.top : undefined),
    offset: tail.offset,
  };
}

function readTail(p: Parser, tail: Tail): void {
  for (;;) {
    const rank = clauseRank(p);
    if (rank === 0) {
      if (atDistribution(p)) {
        tail.orderBy = [...tail.orderBy, ...orderItems(p)];
        continue;
      }
      if (atSetOperator(p) || endsHere(p)) return;
      continue;
    }
    checkOrder(p, rank, tail.last);
    if (rank < 8) readSelectClause(p, selectDraft());
    else readTailClause(p, tail);
    tail.last = Math.max(tail.last, rank);
  }
}

/** DISTRIBUTE BY, SORT BY and CLUSTER BY name what rows are spread and sorted by, as ORDER BY does. */
function atDistribution(p: Parser): boolean {
  const number = wordNumber(p);
  const isWord = number === word.distribute || number === word.sort || number === word.cluster;
  return isWord && wordAhead(p, 1) === word.by && has(p, "distribution");
}

function readTailClause(p: Parser, tail: Tail): void {
  switch (wordNumber(p)) {
    case word.limit:
      tail.limit = limit(p);
      return;
    case word.offset:
      tail.offset = offset(p);
      return;
    case word.fetch:
      tail.limit = fetch(p);
      return;
    default:
      if (atOrderByAll(p)) tail.orderByAll = orderByAll(p);
      else tail.orderBy = [...tail.orderBy, ...orderItems(p)];
  }
}

function reportEarlyTail(p: Parser, rank: number): void {
  if (rank === 0 || !mayReport(p)) return;
  const clause = clauseNames[rank] ?? "";
  p.diagnostics.push(
    report.clauseOrder(
      tokenSpan(p, p.at),
      {
        clause: p.text.slice(p.starts[p.at], p.ends[p.at]).toUpperCase(),
        problem: `cannot follow ${clause}, which belongs to the whole query`,
      },
      { help: `Put the query with its ${clause} in parentheses, or move ${clause} to the end.` },
    ),
  );
}
