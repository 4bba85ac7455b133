import type { Kind } from "./null-tables.ts";
import type { Random } from "../random.ts";

/** A column that an expression may name. */
export interface Named {
  readonly sql: string;
  readonly kind: Kind;
}

/** What expressions are made from. */
export interface Ground {
  readonly random: Random;
  readonly columns: readonly Named[];
  /** Expressions made so far over these columns, to be used again. */
  readonly seen: Named[];
  /** A name that nothing has yet. */
  readonly fresh: () => string;
  /** A query of one column of that kind, which may name the columns. */
  readonly subquery: (ground: Ground, kind: Kind, depth: number) => string;
  /** Windows may be used. */
  readonly windows: boolean;
}

const kinds: readonly Kind[] = ["int", "int", "text", "bool"];

/** A random expression of a kind; `depth` bounds how deep it is. */
export function expressionOf(ground: Ground, kind: Kind, depth: number): string {
  const { random } = ground;
  if (depth <= 0 || random.chance(0.2)) return leaf(ground, kind);
  const again = ground.seen.filter((made) => made.kind === kind);
  if (again.length > 0 && random.chance(0.25)) return random.pick(again).sql;
  const sql = newExpression(ground, kind, depth);
  if (!sql.includes(" OVER (")) ground.seen.push({ sql, kind });
  return sql;
}

function newExpression(ground: Ground, kind: Kind, depth: number): string {
  const { random } = ground;
  if (random.chance(0.3)) return shared(ground, kind, depth - 1);
  switch (kind) {
    case "int":
      return random.pick(ints)(ground, depth - 1);
    case "text":
      return random.pick(texts)(ground, depth - 1);
    case "bool":
      return random.pick(conditions)(ground, depth - 1);
  }
}

/** A random condition. */
export function conditionOf(ground: Ground, depth: number): string {
  return ground.random.pick(conditions)(ground, depth - 1);
}

/** A random kind; numbers are the most frequent. */
export function kindOf(random: Random): Kind {
  return random.pick(kinds);
}

const literals: Readonly<Record<Kind, readonly string[]>> = {
  int: ["0", "1", "2", "NULL::INTEGER"],
  text: ["'a'", "'7'", "''", "NULL::VARCHAR"],
  bool: ["true", "false", "NULL::BOOLEAN"],
};

function leaf({ random, columns }: Ground, kind: Kind): string {
  const fitting = columns.filter((column) => column.kind === kind);
  return fitting.length > 0 && random.chance(0.85) ? random.pick(fitting).sql : random.pick(literals[kind]);
}

function shared(ground: Ground, kind: Kind, depth: number): string {
  const { random } = ground;
  const one = (): string => expressionOf(ground, kind, depth);
  switch (random.int(ground.windows ? 9 : 7)) {
    case 0:
      return `coalesce(${one()}, ${one()})`;
    case 1:
      return `nullif(${one()}, ${one()})`;
    case 2:
      return `if(${conditionOf(ground, depth)}, ${one()}, ${one()})`;
    case 3:
      return ground.subquery(ground, kind, depth);
    case 4: {
      const operand = kindOf(random);
      const on = expressionOf(ground, operand, depth);
      return `CASE ${on} WHEN ${leaf(ground, operand)} THEN ${one()} WHEN ${leaf(ground, operand)} THEN ${one()} ELSE ${one()} END`;
    }
    case 5: {
      const otherwise = random.chance(0.7) ? ` ELSE ${one()}` : "";
      return `CASE WHEN ${conditionOf(ground, depth)} THEN ${one()} WHEN ${conditionOf(ground, depth)} THEN ${one()}${otherwise} END`;
    }
    case 6: {
      const value = one();
      return `CASE WHEN ${value} ${random.pick(["IS NULL", "IS NOT NULL"])} THEN ${value} ELSE ${one()} END`;
    }
    default:
      return windowOf(ground, kind, depth);
  }
}

type Make = (ground: Ground, depth: number) => string;

const int = (ground: Ground, depth: number): string => expressionOf(ground, "int", depth);
const text = (ground: Ground, depth: number): string => expressionOf(ground, "text", depth);

const ints: readonly Make[] = [
  (g, d) => `(${int(g, d)} ${g.random.pick(["+", "-"])} ${int(g, d)})`,
  (g, d) => `(${int(g, d)} ${g.random.pick(["//", "%"])} ${int(g, d)})`,
  (g, d) => `(${int(g, d)} ${g.random.pick(["//", "%"])} ${g.random.pick(["2", "-3", "0"])})`,
  (g, d) => `${g.random.pick(["greatest", "least"])}(${int(g, d)}, ${int(g, d)})`,
  (g, d) => `abs(${int(g, d)})`,
  (g, d) => `(-${int(g, d)})`,
  (g, d) => `TRY_CAST(${text(g, d)} AS INTEGER)`,
  (g, d) => `length(${text(g, d)})`,
  (g, d) => `CAST(${conditionOf(g, d)} AS INTEGER)`,
];

const texts: readonly Make[] = [
  (g, d) => `(${text(g, d)} || ${text(g, d)})`,
  (g, d) => `upper(${text(g, d)})`,
  (g, d) => `concat(${text(g, d)}, ${text(g, d)})`,
  (g, d) => `CAST(${int(g, d)} AS VARCHAR)`,
  (g, d) => `substr(${text(g, d)}, 1, 1)`,
];

const comparisons = ["=", "<>", "<", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM"];

const conditions: readonly Make[] = [
  (g, d) => `(${conditionOf(g, d)} ${g.random.pick(["AND", "OR"])} ${conditionOf(g, d)})`,
  (g, d) => `(${conditionOf(g, d)} ${g.random.pick(["AND", "OR"])} ${conditionOf(g, d)})`,
  (g, d) => `(NOT ${conditionOf(g, d)})`,
  (g, d) => `(${int(g, d)} ${g.random.pick(comparisons)} ${int(g, d)})`,
  (g, d) => `(${int(g, d)} ${g.random.pick(comparisons)} ${int(g, d)})`,
  (g, d) => `(${text(g, d)} ${g.random.pick(comparisons)} ${text(g, d)})`,
  (g, d) => `(${expressionOf(g, kindOf(g.random), d)} IS ${g.random.pick(["", "NOT "])}NULL)`,
  (g, d) => `(${expressionOf(g, kindOf(g.random), d)} IS ${g.random.pick(["", "NOT "])}NULL)`,
  (g) => `(${expressionOf(g, kindOf(g.random), 0)} IS ${g.random.pick(["", "NOT "])}NULL)`,
  (g, d) =>
    `(${conditionOf(g, d)} IS ${g.random.pick(["", "NOT "])}${g.random.pick(["TRUE", "FALSE", "UNKNOWN"])})`,
  (g, d) => `(${int(g, d)} ${g.random.pick(["", "NOT "])}BETWEEN ${int(g, d)} AND ${int(g, d)})`,
  (g, d) => `(${int(g, d)} ${g.random.pick(["", "NOT "])}IN (${int(g, 0)}, ${int(g, d)}))`,
  (g, d) => `(${text(g, d)} ${g.random.pick(["", "NOT "])}LIKE ${g.random.pick(["'a%'", text(g, d)])})`,
  (g, d) => `(${int(g, d)} ${g.random.pick(["", "NOT "])}IN ${g.subquery(g, "int", d)})`,
  (g, d) => `(${int(g, d)} ${g.random.pick(["= ANY", "< ALL"])} ${g.subquery(g, "int", d)})`,
  (g, d) => `${g.random.pick(["", "NOT "])}EXISTS ${g.subquery(g, "int", d)}`,
  (g) => expressionOf(g, "bool", 0),
];

const frames = [
  "",
  "",
  " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
  " ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING",
  " ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING",
  " RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING",
  " GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW",
  " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW",
  " ROWS UNBOUNDED PRECEDING",
];

const windowCalls: Readonly<Record<Kind, readonly string[]>> = {
  int: [
    "sum(?)",
    "max(?)",
    "count(?)",
    "first_value(?)",
    "last_value(?)",
    "nth_value(?, 2)",
    "lag(?)",
    "lead(?, 1, 0)",
    "lag(?, 1, ?)",
    "first(?)",
    "row_number()",
    "any_value(?)",
    "min(?) FILTER (WHERE !)",
  ],
  text: [
    "max(?)",
    "first_value(? IGNORE NULLS)",
    "lag(?)",
    "lag(?, 1, 'z')",
    "string_agg(?, ',')",
    "last(?)",
  ],
  bool: ["bool_or(?)", "first_value(?)", "lag(?, 1, false)"],
};

function windowOf(ground: Ground, kind: Kind, depth: number): string {
  const { random } = ground;
  const inner: Ground = { ...ground, windows: false };
  const call = filled(inner, random.pick(windowCalls[kind]), { kind, depth });
  const partition = random.chance(0.4) ? `PARTITION BY ${leaf(inner, kindOf(random))} ` : "";
  return `${call} OVER (${partition}ORDER BY ${leaf(inner, "int")}${random.pick(frames)})`;
}

const aggregateCalls: Readonly<Record<Kind, readonly string[]>> = {
  int: [
    "sum(?)",
    "max(?)",
    "min(?)",
    "count(?)",
    "count(*)",
    "any_value(?)",
    "first(?)",
    "sum(?) FILTER (WHERE !)",
    "count(*) FILTER (WHERE !)",
    "max(DISTINCT ?)",
    "arg_max(?, ?)",
  ],
  text: ["max(?)", "string_agg(?, ',')", "min(?)", "last(?)", "any_value(?)"],
  bool: ["bool_and(?)", "bool_or(?)", "max(?)", "count(*) > 0"],
};

/** A random aggregate of a kind. */
export function aggregateOf(ground: Ground, kind: Kind, depth: number): string {
  return filled({ ...ground, windows: false }, ground.random.pick(aggregateCalls[kind]), { kind, depth });
}

/** A pattern with expressions of the kind for `?` and a condition for `!`. */
function filled(
  ground: Ground,
  pattern: string,
  { kind, depth }: { readonly kind: Kind; readonly depth: number },
): string {
  return pattern.replaceAll(/[?!]/g, (mark) =>
    mark === "?" ? expressionOf(ground, kind, depth) : conditionOf(ground, depth),
  );
}
