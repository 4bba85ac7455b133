import type { Workspace } from "./workspace.ts";

/** An expression that DuckDB accepted in its place, with the type it has there. */
export interface Value {
  readonly text: string;
  readonly type: string;
  /** May stand inside any other expression without parentheses. */
  readonly atomic: boolean;
}

/** Expressions that are valid in one place, and how an expression is tried there. */
export interface Pool {
  readonly workspace: Workspace;
  readonly values: Value[];
  /** The query that shows an expression in its place. */
  readonly around: (expression: string) => string;
  /** Whether window functions may stand here. */
  readonly windows: boolean;
}

/** Tries an expression; what DuckDB accepts joins the pool. */
export async function tryValue(pool: Pool, text: string, atomic: boolean): Promise<Value | undefined> {
  if (text.length > 400) return undefined;
  const { tally } = pool.workspace;
  const before = tally.wrong.length;
  const verdict = await pool.workspace.ask(pool.around(text));
  // What is wrong with an expression would be found again in every one around it.
  if (tally.wrong.length > before) return undefined;
  const column = "columns" in verdict ? verdict.columns[0] : undefined;
  if (column === undefined || ("columns" in verdict && verdict.columns.length > 1)) return undefined;
  const value: Value = { text, type: column.type, atomic };
  pool.values.push(value);
  return value;
}

/** A value as an operand: in parentheses where they are needed, and sometimes where they are not (or are, to see what happens). */
export function operand(pool: Pool, value: Value): string {
  const { random } = pool.workspace;
  const keep = value.atomic ? random.chance(0.05) : random.chance(0.85);
  return keep ? `(${value.text})` : value.text;
}

const families: readonly (readonly [RegExp, string])[] = [
  [/\]$/, "list"],
  [/^STRUCT/, "struct"],
  [/^MAP/, "map"],
  [/^UNION/, "union"],
  [/^ENUM/, "text"],
  [/^(VARCHAR|JSON)/, "text"],
  [/^(BLOB|BIT)/, "bytes"],
  [/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)$/, "integer"],
  [/^(DECIMAL|DOUBLE|FLOAT|BIGNUM)/, "number"],
  [/^(DATE|TIMESTAMP)/, "instant"],
  [/^TIME/, "time"],
];

/** A coarse kind of a type, within which implicit casts are likely. */
export function familyOf(type: string): string {
  return families.find(([pattern]) => pattern.test(type))?.[1] ?? type;
}

/** A value for a parameter: mostly of its type, often of its family, sometimes any. */
export function valueFor(pool: Pool, type: string): Value {
  const { random } = pool.workspace;
  const roll = random.next();
  if (roll < 0.12 || /^(ANY|T|U|K|V|NULL|ANY\[\]|T\[\]|V\[\]|K\[\]|LAMBDA)$/.test(type) === false) {
    if (roll > 0.1) {
      const exact = pool.values.filter((value) => value.type === type);
      if (exact.length > 0 && roll < 0.75) return random.pick(exact);
      const family = familyOf(type);
      const near = pool.values.filter(
        (value) =>
          familyOf(value.type) === family || (family === "number" && familyOf(value.type) === "integer"),
      );
      if (near.length > 0) return random.pick(near);
    }
    return random.pick(pool.values);
  }
  if (type.endsWith("[]") && roll > 0.2) {
    const lists = pool.values.filter((value) => value.type.endsWith("]"));
    if (lists.length > 0) return random.pick(lists);
  }
  return random.pick(pool.values);
}

/** A value like another one: the operands of comparisons and set operations. */
export function valueLike(pool: Pool, value: Value): Value {
  return valueFor(pool, value.type);
}
