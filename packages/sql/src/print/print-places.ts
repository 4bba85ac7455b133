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
  const [open, close] = unusedLetters(source);
  const nodes: Pick<PrintedPlace, "node" | "kind">[] = [];
  const printer: Printer = {
    dialect,
    settled,
    expression: expressionText,
    query: queryText,
    between: "\n",
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
  const [first = "", ...parts] = marked.split(open);
  let text = first;
  for (const part of parts) {
    const at = part.indexOf(close);
    const last = places.at(-1);
    if (last !== undefined && last.end < last.start) last.end = text.length;
    const found = at === 0 ? undefined : nodes[Number(part.slice(0, at))];
    if (found !== undefined) places.push({ ...found, start: text.length, end: -1 });
    text += part.slice(at + 1);
  }
  const last = places.at(-1);
  if (last !== undefined && last.end < last.start) last.end = text.length;
  return { text, places };
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
