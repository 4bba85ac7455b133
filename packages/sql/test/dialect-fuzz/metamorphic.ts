import { printType, type BoundQuery, type Dialect } from "@rocky/sql";

interface Describing {
  readonly dialect: Dialect;
  readonly describe: (sql: string) => BoundQuery;
}

/** Aliases that the generator gives (`r0` tables, `x1` columns) get other names. */
function renamed(text: string): string {
  return text.replaceAll(/\b([rxRX])(\d)\b/g, (_, letter: string, digit: string) => `${letter}7${digit}`);
}

/**
 * What must not change what a query returns, and does, each with the kind of change and what differs: a CTE for the query against the query
 * in FROM and itself, UNION ALL with itself, other aliases, parentheses around it.
 */
export function metamorphic(
  sql: string,
  ours: BoundQuery,
  { dialect, describe }: Describing,
): readonly (readonly [cause: string, detail: string])[] {
  const found: [string, string][] = [];
  if (!ours.complete) return found;
  const names = ours.columns.map(({ name }) => name.toLowerCase());
  // A name that is there twice, or not at all, is another one behind a star.
  const plain = new Set(names).size === names.length && !names.includes("");
  // Rows that are values without a name are called after who reads them.
  const isNamed = plain && (names.length > 1 || names[0] !== dialect.names.unnamedOutput?.(0));
  const check = (cause: string, variant: string, options: Partial<Same> = {}): void => {
    const detail = sameOutputs(ours, describe(variant), { dialect, names: isNamed, ...options });
    if (detail !== undefined) found.push([cause, `${detail}: ${variant}`]);
  };
  const inParentheses = `(${sql})`;
  if (plain) {
    check("CTE", `WITH zz AS (${sql}) SELECT * FROM zz`);
    check("subquery", `SELECT * FROM ${inParentheses} zz`);
  }
  check("union with itself", `${inParentheses} UNION ALL ${inParentheses}`);
  check("parentheses", inParentheses);
  check("aliases", renamed(sql), { rename: renamed });
  return found;
}

interface Same {
  readonly dialect: Dialect;
  /** Whether names must be the same. */
  readonly names: boolean;
  readonly rename?: (text: string) => string;
}

/** What differs between the outputs of two queries that must have the same. */
export function sameOutputs(one: BoundQuery, two: BoundQuery, same: Same): string | undefined {
  const rename = same.rename ?? ((text) => text);
  const [error] = two.diagnostics.filter(({ severity }) => severity === "error");
  const before = one.diagnostics.some(({ severity }) => severity === "error");
  if (error !== undefined && !before) return `is an error, ${error.code} ${error.message}`;
  if (before) return undefined;
  if (one.complete !== two.complete) return `its columns are ${two.complete ? "known" : "not known"}`;
  if (one.columns.length !== two.columns.length)
    return `it has ${two.columns.length} columns for ${one.columns.length}`;
  for (const [i, column] of one.columns.entries()) {
    const other = two.columns[i];
    if (other === undefined) continue;
    const [a, b] = [rename(printType(column.type, same.dialect)), printType(other.type, same.dialect)];
    if (a !== b) return `column ${i + 1} is ${b} for ${a}`;
    if (same.names && rename(column.name) !== other.name)
      return `column ${i + 1} is called ${other.name} for ${rename(column.name)}`;
    if (column.nullability !== other.nullability)
      return `column ${i + 1} is ${other.nullability} for ${column.nullability}`;
  }
  return undefined;
}
