import type { Attempts } from "./attempts.ts";
import { columns, constants, operands, typeNames } from "./operands.ts";

const infix = (operator: string) => (l: string, r: string) => `${l} ${operator} ${r}`;

/** Operators between two values of any types. */
const binary: Readonly<Record<string, (l: string, r: string) => string>> = {
  ...Object.fromEntries(
    ["+", "-", "*", "/", "%", "DIV", "||", "=", "<", "AND", "&", "<<", "LIKE"].map((operator) => [
      operator,
      infix(operator),
    ]),
  ),
  subscript: (l, r) => `${l}[${r}]`,
};

/** Operators whose types follow another one's, between columns only. */
const alike: Readonly<Record<string, (l: string, r: string) => string>> = {
  IN: (l, r) => `${l} IN (${r})`,
  BETWEEN: (l, r) => `${l} BETWEEN ${r} AND ${r}`,
  ...Object.fromEntries(
    ["<>", "<=", "<=>", "OR", "|", "^", ">>", ">>>", "IS DISTINCT FROM", "ILIKE", "RLIKE"].map((operator) => [
      operator,
      infix(operator),
    ]),
  ),
};

/** What brings two values to one type. */
const common: Readonly<Record<string, (l: string, r: string) => string>> = {
  case: (l, r) => `CASE WHEN b THEN ${l} ELSE ${r} END`,
  coalesce: (l, r) => `coalesce(${l}, ${r})`,
  array: (l, r) => `array(${l}, ${r})`,
  greatest: (l, r) => `greatest(${l}, ${r})`,
};

const commonAlike: Readonly<Record<string, (l: string, r: string) => string>> = {
  if: (l, r) => `if(b, ${l}, ${r})`,
  nvl: (l, r) => `nvl(${l}, ${r})`,
  nullif: (l, r) => `nullif(${l}, ${r})`,
  nvl2: (l, r) => `nvl2(b, ${l}, ${r})`,
  decode: (l, r) => `decode(i32, 1, ${l}, ${r})`,
  least: (l, r) => `least(${l}, ${r})`,
  map: (l, r) => `map(s, ${l}, 's', ${r})`,
};

const unary: readonly ((value: string) => string)[] = [
  (v) => `-${v}`, (v) => `+${v}`, (v) => `~${v}`, (v) => `NOT ${v}`, (v) => `!${v}`, (v) => `${v} IS NULL`, (v) => `${v} IS NOT NULL`,
  (v) => `${v} IS TRUE`, (v) => `${v} IS NOT FALSE`, (v) => `${v} IS UNKNOWN`, (v) => `array(${v})`, (v) => `struct(${v})`,
  (v) => `named_struct('a', ${v})`, (v) => `map('k', ${v})`, (v) => `map(${v}, 1)`, (v) => `coalesce(${v})`, (v) => `nullif(${v}, ${v})`,
  (v) => `CASE WHEN b THEN ${v} END`, (v) => `CASE ${v} WHEN ${v} THEN 1 ELSE 2 END`, (v) => `(SELECT ${v})`, (v) => `(${v})`,
  (v) => `(${v}, 1)`, (v) => `${v} IN (SELECT dummy FROM one)`, (v) => `ifnull(${v}, NULL)`, (v) => `${v} COLLATE UTF8_LCASE`,
  (v) => `typeof(${v})`, (v) => `${v}.x`, (v) => `${v}['x']`, (v) => `${v}:x`, (v) => `${v}:x.y[0]::INT`,
]; // prettier-ignore

/** Every operator, and every way to a common type, between operands of each two types. */
export function operatorAttempts(): readonly Attempts[] {
  return [
    ...pairs("operators", binary, operands),
    ...pairs("operators", alike, columns),
    ...pairs("common types", common, operands),
    ...pairs("common types", commonAlike, columns),
    ...operands.map((value) => ({
      ...over("operators", `operators/unary/${value}`),
      expressions: unary.map((make) => make(value)),
    })),
    ...operands.map((value) => ({
      ...over("casts", `casts/${value}`),
      expressions: typeNames.flatMap((type) => [
        `CAST(${value} AS ${type})`,
        `try_cast(${value} AS ${type})`,
      ]),
    })),
  ];
}

function pairs(
  category: string,
  makers: Readonly<Record<string, (l: string, r: string) => string>>,
  values: readonly string[],
): readonly Attempts[] {
  return Object.entries(makers).flatMap(([name, make]) =>
    values.map((l) => ({
      ...over(category, `${category}/${name}/${l}`),
      expressions: values
        .filter((r) => !constants.includes(l) || !constants.includes(r) || l < r)
        .map((r) => make(l, r)),
    })),
  );
}

function over(category: string, id: string): Omit<Attempts, "expressions"> {
  return { id, category, query: "SELECT ? FROM everything" };
}
