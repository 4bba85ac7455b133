/** A call of another dialect and how the same is written for this one, both as expressions over columns with short names. */
export interface FunctionHint {
  readonly dialects: string;
  readonly call: string;
  readonly write: string;
}

/** A type of another dialect that this one does not have, in lower case, and what to write. */
export interface TypeHint {
  readonly dialects: string;
  readonly name: string;
  readonly write: string;
}

/** A function in FROM of another dialect. */
export interface TableHint {
  readonly name: string;
  readonly dialects: string;
  /** A query over the table of the hints that has it. */
  readonly example: string;
  /** The same query for this dialect. */
  readonly instead: string;
  readonly help: string;
}

/**
 * A construct of another dialect that this one's grammar refuses. Its pattern is a row of words and signs with a space
 * between each two, compared without case, with holes that are numbered from 1: `<n>` a number, `<name>` a name,
 * `<attached>` one that is no keyword and has no space behind it,
 * `<string>`, `<any>` any one token, `<args>` what stands up to the closing parenthesis, `<angle>` the same for `>`,
 * `<rest>` what stands up to the next clause.
 */
export interface SyntaxHint {
  readonly construct: string;
  readonly dialects: string;
  readonly pattern: string;
  /** What reading goes on with in its place; `$1` is the first hole, `?` a value of which nothing is known. */
  readonly read: string;
  /** The text to write in its place, with the same holes; only where it means the same. */
  readonly write?: string;
  /** What to do, where there is nothing to write in its place. */
  readonly help?: string;
  /** A query over the table of the hints that has it. */
  readonly example: string;
  /** The same query for this dialect. */
  readonly instead: string;
}

/** What people write who come from other dialects, and what it is called here. */
export interface Hints {
  readonly functions: readonly FunctionHint[];
  /** The functions, with how many arguments (`nvl/2`), of which only the name is another here. */
  readonly renames: Readonly<Record<string, string>>;
  /** Calls that are refused although there is a function of that name. */
  readonly overloads: readonly FunctionHint[];
  readonly types: readonly TypeHint[];
  readonly tables: readonly TableHint[];
  /** Names that other dialects know without a table, in lower case, and what to write. */
  readonly names: Readonly<Record<string, string>>;
  /** Signs that are read as operators and that this dialect does not have, and what to write. */
  readonly operators: Readonly<Record<string, string>>;
  /** Operators for other types than conditions and numbers, and what is probably meant with those. */
  readonly misused: Readonly<Record<string, string>>;
  /** Of several that match, the first is taken. */
  readonly syntax: readonly SyntaxHint[];
}

/** A construct, whose it is, its pattern, what to do, an example and what to write for it. */
export type SyntaxRow = readonly [
  construct: string,
  dialects: string,
  pattern: string,
  change: { readonly read?: string; readonly write?: string; readonly help?: string },
  example: string,
  instead: string,
];

/** Rows of a table as hints. */
export function syntaxHintsOf(rows: readonly SyntaxRow[]): readonly SyntaxHint[] {
  return rows.map(([construct, dialects, pattern, { read, write, help }, example, instead]) => ({
    construct,
    dialects,
    pattern,
    read: read ?? write ?? "",
    ...(write === undefined ? {} : { write }),
    ...(help === undefined ? {} : { help }),
    example,
    instead,
  }));
}

/** A call (or a type) of other dialects, whose it is, and what to write for it. */
export type WordRow = readonly [dialects: string, written: string, write: string];

/** Rows of a table as hints about functions. */
export function functionHintsOf(rows: readonly WordRow[]): readonly FunctionHint[] {
  return rows.map(([dialects, call, write]) => ({ dialects, call, write }));
}

/** Rows of a table as hints about types. */
export function typeHintsOf(rows: readonly WordRow[]): readonly TypeHint[] {
  return rows.map(([dialects, name, write]) => ({ dialects, name, write }));
}
