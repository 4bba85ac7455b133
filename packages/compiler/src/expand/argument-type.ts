import { textShape, textTokens, type Dialect, type TextToken } from "@rocky/sql";
import type { ParameterType } from "./macro.ts";

/** The types in words. */
export const expectedOf: Readonly<Record<ParameterType, string>> = {
  column: "the name of a column",
  string: "a string in quotes",
  number: "a number",
  bool: "TRUE or FALSE",
  expr: "an expression",
  any: "anything",
};

/** Whether the text of an argument looks like the type of its parameter. */
export function fitsType(text: string, type: ParameterType, dialect: Dialect): boolean {
  const tokens = textTokens(text, dialect, { start: 0, end: text.length });
  switch (type) {
    case "column":
      return tokens.every((token, i) => (i % 2 === 0 ? isName(token) : token.kind === "dot")) && odd(tokens);
    case "string":
      return tokens.length === 1 && tokens[0]?.kind === "string";
    case "number":
      return isNumber(text, dialect);
    case "bool":
      return tokens.length === 1 && /^(?:true|false)$/i.test(text.trim());
    case "expr": {
      const shape = textShape(text, dialect);
      return shape === "atom" || shape === "expression";
    }
    case "any":
      return true;
  }
}

function isName({ kind }: TextToken): boolean {
  return kind === "word" || kind === "quoted-name";
}

function odd(tokens: readonly TextToken[]): boolean {
  return tokens.length % 2 === 1;
}

/** A number with or without a sign, also in parentheses. */
function isNumber(text: string, dialect: Dialect): boolean {
  const inner = text
    .trim()
    .replace(/^\((.*)\)$/s, "$1")
    .trim()
    .replace(/^[+-]/, "");
  const tokens = textTokens(inner, dialect, { start: 0, end: inner.length });
  return tokens.length === 1 && tokens[0]?.kind === "number";
}
