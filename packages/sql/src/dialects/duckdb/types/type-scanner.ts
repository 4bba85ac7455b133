/** A piece of a type's text. `text` of a name is as written without quotes, of a string without quotes. */
export interface TypeToken {
  readonly kind: "name" | "quoted" | "string" | "number" | "symbol" | "end" | "bad";
  readonly text: string;
}

const pattern =
  /\s*(?:([A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|"((?:[^"]|"")*)"|'((?:[^']|'')*)'|(\d+)|([()[\],]))/y;

/** Splits a type's text into tokens; the last one is `end`, or `bad` where something is not understood. */
export function scanType(text: string): readonly TypeToken[] {
  const tokens: TypeToken[] = [];
  const end = text.trimEnd().length;
  pattern.lastIndex = 0;
  while (pattern.lastIndex < end) {
    const match = pattern.exec(text);
    if (match === null) return [...tokens, { kind: "bad", text: "" }];
    tokens.push(tokenOf(match));
  }
  return [...tokens, { kind: "end", text: "" }];
}

function tokenOf([, name, quoted, string, number, symbol]: RegExpExecArray): TypeToken {
  if (name !== undefined) return { kind: "name", text: name };
  if (quoted !== undefined) return { kind: "quoted", text: quoted.replaceAll('""', '"') };
  if (string !== undefined) return { kind: "string", text: string.replaceAll("''", "'") };
  return number !== undefined ? { kind: "number", text: number } : { kind: "symbol", text: symbol ?? "" };
}
