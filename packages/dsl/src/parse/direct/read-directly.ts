import type { Comment } from "../../ast.ts";
import type { Item } from "../item.ts";
import { readItem } from "./read-step.ts";
import { scanTokens } from "./scan-tokens.ts";
import { nextKind, takeAny, Unexpected, type TokenRow } from "./token-row.ts";

/** What a text without mistakes is a row of. */
export interface DirectReading {
  readonly items: readonly Item[];
  readonly comments: readonly Comment[];
}

/**
 * Reads a text from an offset on, some times as fast as the parser and to the same tree; undefined where the text is not what the grammar
 * says. Then the parser reads it and says what is wrong, so nothing here has a message.
 */
export function readDirectly(text: string, start: number): DirectReading | undefined {
  const scanned = scanTokens(text, start);
  if (scanned === undefined) return undefined;
  const row: TokenRow = { tokens: scanned.tokens, at: 0, depth: 0 };
  const items: Item[] = [];
  try {
    for (let kind = nextKind(row); kind !== undefined; kind = nextKind(row)) {
      if (kind === "|") takeAny(row);
      else items.push(readItem(row));
    }
  } catch (error) {
    if (error instanceof Unexpected) return undefined;
    throw error;
  }
  return { items, comments: scanned.comments };
}
