import type { Diagnostic } from "@rocky/ir";
import type { Dialect, QueryNode } from "@rocky/sql";
import { lowerRocky } from "./lower/lower-rocky.ts";
import { rockyReader, type RockySource } from "./parse/parse-rocky.ts";

/** Where a text is from, and for which engine. */
export interface RockyQuerySource extends RockySource {
  readonly dialect: Dialect;
}

/** What a text means. */
export interface RockyQuery {
  /** The places of its nodes are those in the text. Absent where nothing could be read. */
  readonly query: QueryNode | undefined;
  /** In order of text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The language, ready to read texts. The first text with a mistake takes some milliseconds more, so one is made and kept. */
export interface RockyLanguage {
  /** Reads a text and says what it means in SQL. Never throws. */
  readonly read: (text: string, source: RockyQuerySource) => RockyQuery;
}

/** Makes the language ready. */
export function rockyLanguage(): RockyLanguage {
  const reader = rockyReader();
  return {
    read: (text, source) => {
      const parsed = reader.parse(text, source);
      const isBroken = parsed.diagnostics.some(({ severity }) => severity === "error");
      const lowered = lowerRocky(parsed.file, source.dialect, source.file);
      // What is found beside a syntax error may only follow from it.
      const more = isBroken ? [] : lowered.diagnostics;
      return { query: lowered.query, diagnostics: [...parsed.diagnostics, ...more] };
    },
  };
}
