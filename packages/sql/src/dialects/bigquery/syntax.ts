import type { Syntax } from "../syntax.ts";
import { bigqueryKeywords } from "./keywords.ts";

const level = { bitOr: 6, bitXor: 7, bitAnd: 8, shift: 9, additive: 10, multiplicative: 11 } as const;

/** How BigQuery reads SQL (GoogleSQL); IS, IN, LIKE, BETWEEN and the comparisons stand on one level. */
export const bigquerySyntax: Syntax = {
  identifierQuote: "`",
  caseSensitive: "never",
  keywords: bigqueryKeywords,
  binding: {
    arrow: 1,
    textArrow: 1,
    or: 2,
    and: 3,
    not: 4,
    is: 5,
    like: 5,
    comparison: 5,
    escape: 6,
    other: level.bitOr,
    power: level.bitXor,
    additive: level.additive,
    multiplicative: level.multiplicative,
    atTimeZone: 12,
    collate: 12,
    sign: 13,
    subscript: 14,
    cast: 15,
  },
  texts: {
    doubleQuoted: true,
    backslash: true,
    doubledQuote: false,
    triple: true,
    dollar: undefined,
    adjacent: "always",
    prefixes: { r: "raw-quote", b: "bytes", rb: "raw-bytes", br: "raw-bytes" },
  },
  numbers: { separators: false, hexadecimal: true, suffixes: [] },
  nestedComments: false,
  lineComment: "#",
  operators: new Map([
    ["~", 0],
    ["|", level.bitOr],
    ["&", level.bitAnd],
    ["<<", level.shift],
    [">>", level.shift],
    ["||", level.multiplicative],
    ["|>", 0],
  ]),
  parameterMark: "@",
  lambdaFunctions: new Set(["array_filter", "array_transform"]),
};
