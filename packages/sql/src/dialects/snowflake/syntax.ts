import type { Syntax } from "../syntax.ts";
import { snowflakeKeywords } from "./keywords.ts";

/** How Snowflake reads SQL. */
export const snowflakeSyntax: Syntax = {
  identifierQuote: '"',
  caseSensitive: "quoted",
  keywords: snowflakeKeywords,
  binding: {
    arrow: 1,
    textArrow: 1,
    or: 2,
    and: 3,
    not: 4,
    is: 5,
    comparison: 6,
    like: 7,
    escape: 8,
    other: 9,
    power: 9,
    additive: 10,
    multiplicative: 11,
    atTimeZone: 12,
    sign: 13,
    collate: 14,
    subscript: 15,
    cast: 16,
  },
  texts: {
    doubleQuoted: false,
    backslash: true,
    doubledQuote: true,
    triple: false,
    dollar: "plain",
    adjacent: "never",
    prefixes: { x: "blob" },
  },
  numbers: { separators: false, hexadecimal: false, suffixes: [] },
  nestedComments: false,
  lineComment: "//",
  operators: new Map([
    ["||", 10],
    ["==", 6],
    ["->>", 0],
  ]),
  parameterMark: "$",
  lambdaFunctions: new Set(["filter", "reduce", "transform"]),
};
