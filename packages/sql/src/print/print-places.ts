import type { NodeSpan } from "../ast/expression.ts";
import type { QueryNode } from "../ast/query.ts";
import { expressionText } from "./expression.ts";
import type { Printer } from "./printer.ts";
import { queryText } from "./query.ts";

/** A stretch of printed SQL with the node that it was printed for. */
export interface PrintedPlace {
  /** Offsets in the printed text; a place of an expression ends where the next place starts. */
  readonly start: number;
  readonly end: number;
  readonly node: NodeSpan;
  readonly kind: "expression" | "relation";
}

/** Printed SQL with the places of what its nodes are printed for. */
export interface PrintedQuery {
  readonly text: string;
  /** In order of text: the names of relations, and the columns, constants and calls. */
  readonly places: readonly PrintedPlace[];
}

/** The SQL of a query that was made from another text, a clause a line, with what each part of it was there. */
export function printPlaces(
  node: QueryNode,
  source: string,
  { dialect, settled }: Pick<Printer, "dialect" | "settled">,
): PrintedQuery {
  const plain: Printer = { dialect, settled, expression: expressionText, query: queryText, between: "\n" };
  // An escape may mean a letter that the source does not show.
  const hasEscapes = source.includes("\\u");
  const [open, close] = unusedLetters(hasEscapes ? source + plain.query(plain, node) : source);
  const nodes: Pick<PrintedPlace, "node" | "kind">[] = [];
  const printer: Printer = {
    ...plain,
    mark: (text, marked, kind) => {
      const before = `${open}${nodes.length}${close}${text}`;
      nodes.push({ node: { start: marked.start, end: marked.end }, kind });
      return kind === "relation" ? `${before}${open}${close}` : before;
    },
  };
  return unmarked(printer.query(printer, node), nodes, [open, close]);
}

/** The text without its marks, which say where each node is printed. */
function unmarked(
  marked: string,
  nodes: readonly Pick<PrintedPlace, "node" | "kind">[],
  [open, close]: readonly [string, string],
): PrintedQuery {
  const places: (PrintedPlace & { end: number })[] = [];
  let text = "";
  let at = 0;
  for (let mark = marked.indexOf(open); mark >= 0; mark = marked.indexOf(open, at)) {
    text += marked.slice(at, mark);
    endLast(places, text.length);
    at = marked.indexOf(close, mark) + 1;
    const found = at === mark + 2 ? undefined : nodes[Number(marked.slice(mark + 1, at - 1))];
    if (found !== undefined) places.push({ start: text.length, end: -1, node: found.node, kind: found.kind });
  }
  text += marked.slice(at);
  endLast(places, text.length);
  return { text, places };
}

function endLast(places: readonly (PrintedPlace & { end: number })[], end: number): void {
  const last = places.at(-1);
  if (last !== undefined && last.end < last.start) last.end = end;
}

/** Two letters for private use that a text does not have. */
function unusedLetters(text: string): readonly [string, string] {
  const letters: string[] = [];
  for (let code = 0xe0_00; letters.length < 2; code++) {
    const letter = String.fromCharCode(code);
    if (!text.includes(letter)) letters.push(letter);
  }
  return [letters[0] ?? "", letters[1] ?? ""];
}
