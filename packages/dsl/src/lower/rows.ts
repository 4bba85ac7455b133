import type { Expression } from "@rocky/sql";
import type { NodeSpan } from "../ast.ts";
import type { Identifier, QueryBody, Relation, SqlLiteral } from "./sql-nodes.ts";
import type { Traits } from "./traits.ts";

/** A column that has a name. */
export interface NamedOutput {
  readonly kind: "named";
  readonly name: Identifier;
  readonly expression: Expression;
  readonly traits: Traits;
  /** Nobody named it: it is the key of a join. */
  readonly implied?: true;
}

/** All columns of the tables, or of one of them. */
export interface StarOutput extends NodeSpan {
  readonly kind: "star";
  readonly qualifier: Identifier | undefined;
  readonly exclude: readonly Identifier[];
  /** Names that other columns have taken: those of its columns that have them are left out, if there are any. */
  readonly taken?: readonly Identifier[];
  /** `select` or `keep` names it, or each of its columns was named. */
  readonly chosen?: true;
  /** Those of its columns that were named. */
  readonly named?: readonly Identifier[];
}

/** What a SELECT list has. */
export type Output = NamedOutput | StarOutput;

/** One item of the order. */
export interface OrderKey extends NodeSpan {
  readonly expression: Expression;
  readonly traits: Traits;
  readonly descending: boolean;
}

/** The steps so far as one SELECT, to which the next step may be added. */
export interface Rows extends NodeSpan {
  readonly from: readonly Relation[];
  /** A body that is no SELECT, until something is added to it. */
  readonly whole: QueryBody | undefined;
  /** What qualifies the columns of the first table. */
  readonly alias: Identifier;
  /** What may stand before a dot (lower case). */
  readonly tables: ReadonlySet<string>;
  /** Names of columns that are not apart any more: `c.name` to the name of the column that keeps its value. */
  readonly lost: ReadonlyMap<string, readonly Identifier[]>;
  /** Tables that are not apart any more (lower case). */
  readonly gone: ReadonlySet<string>;
  /** Names of columns without qualifier get one, because a table is joined later. */
  readonly qualifies: boolean;
  /** Names (lower case) that are certainly columns of the table. */
  readonly known: ReadonlySet<string>;
  /** The keys of joins by their names (lower case). */
  readonly keys: ReadonlyMap<string, Expression>;
  readonly where: readonly Expression[];
  /** The keys, and the rows that are grouped. */
  readonly grouped: { readonly keys: readonly Expression[]; readonly input: Rows } | undefined;
  readonly having: readonly { readonly expression: Expression; readonly traits: Traits }[];
  readonly outputs: readonly Output[];
  /** Named columns that a step left out, which can still be read. */
  readonly left: readonly NamedOutput[];
  /** Columns that only the SQL has, to those of the star that have the same values (lower case). */
  readonly shown: ReadonlyMap<string, string>;
  /** The outputs before a step changed them. */
  readonly initial: readonly Output[];
  readonly distinct: NodeSpan | undefined;
  readonly order: readonly OrderKey[];
  readonly limit: SqlLiteral | undefined;
}

/** All rows of a relation. */
export function allRows(
  from: Relation,
  { alias, place = from }: { readonly alias: Identifier; readonly place?: NodeSpan | undefined },
): Rows {
  const { start, end } = from;
  const star = { start: place.start, end: place.end };
  const initial: readonly Output[] = [{ kind: "star", qualifier: undefined, exclude: [], ...star }];
  return {
    start,
    end,
    from: [from],
    whole: undefined,
    alias,
    tables: new Set([alias.name.toLowerCase()]),
    lost: new Map(),
    gone: new Set(),
    qualifies: false,
    known: new Set(),
    keys: new Map(),
    where: [],
    grouped: undefined,
    having: [],
    outputs: initial,
    left: [],
    shown: new Map(),
    initial,
    distinct: undefined,
    order: [],
    limit: undefined,
  };
}

/** The names (lower case) that a star does not show. */
export function leftOut({ exclude, taken = [] }: StarOutput): ReadonlySet<string> {
  return new Set([...exclude, ...taken].map(({ name }) => name.toLowerCase()));
}

/** A star that leaves out a column, if it has that. */
export function withoutTaken(star: StarOutput, name: Identifier): StarOutput {
  if (leftOut(star).has(name.name.toLowerCase())) return star;
  return { ...star, taken: [...(star.taken ?? []), name] };
}

/** Whether nothing was added to the rows of one table. */
export function isUntouched(rows: Rows): boolean {
  return (
    rows.whole === undefined &&
    rows.outputs === rows.initial &&
    rows.from[0]?.kind === "table" &&
    rows.where.length === 0 &&
    rows.grouped === undefined &&
    rows.distinct === undefined &&
    rows.order.length === 0 &&
    rows.limit === undefined
  );
}

/** The column of a name (lower case). */
export function namedOutput({ outputs }: Rows, key: string): NamedOutput | undefined {
  for (let i = outputs.length - 1; i >= 0; i--) {
    const output = outputs[i];
    if (output?.kind === "named" && output.name.name.toLowerCase() === key) return output;
  }
  return undefined;
}

/** The column of a name (lower case), also where it was left out of the result. */
export function readableColumn(rows: Rows, key: string): NamedOutput | undefined {
  return namedOutput(rows, key) ?? rows.left.findLast((output) => output.name.name.toLowerCase() === key);
}

/** The rows with other columns; those that had a name and are left out can still be read. */
export function withOutputs(rows: Rows, outputs: readonly Output[]): Rows {
  const left = rows.outputs.filter((output) => output.kind === "named" && !outputs.includes(output));
  return { ...rows, outputs, left: [...rows.left, ...left.filter((output) => output.kind === "named")] };
}

/** Whether a column is computed over a window. */
export function hasWindow({ outputs }: Rows): boolean {
  return outputs.some((output) => output.kind === "named" && output.traits.window);
}

/** Whether names of an expression would be read as other columns where the names of the SELECT list are seen too. */
export function isCaptured({ names }: Traits, rows: Rows): boolean {
  return names.some((name) => {
    const output = namedOutput(rows, name);
    return output !== undefined && !isColumn(output.expression, name);
  });
}

function isColumn(expression: Expression, key: string): boolean {
  if (expression.kind !== "column") return false;
  return expression.parts.at(-1)?.name.toLowerCase() === key;
}

/** The named column that an expression is: computed once for both, or the same column of a table. */
export function outputFor({ outputs }: Rows, expression: Expression): NamedOutput | undefined {
  return outputs.find(
    (output): output is NamedOutput => output.kind === "named" && isSame(output.expression, expression),
  );
}

/** Of a column with its table and one without, both are the same where both mean something: otherwise the bare name is ambiguous. */
function isSame(a: Expression, b: Expression): boolean {
  if (a === b || a.kind !== "column" || b.kind !== "column") return a === b;
  const [long, short] = a.parts.length < b.parts.length ? [b, a] : [a, b];
  const skipped = long.parts.length - short.parts.length;
  if (skipped > 1) return false;
  return short.parts.every(
    ({ name }, i) => name.toLowerCase() === long.parts[i + skipped]?.name.toLowerCase(),
  );
}

/** Whether the result has the values of an expression in a column. */
export function isVisible(rows: Rows, expression: Expression): boolean {
  if (outputFor(rows, expression) !== undefined) return true;
  if (expression.kind !== "column") return false;
  const [first, second] = expression.parts;
  const name = (second ?? first)?.name.toLowerCase();
  return rows.outputs.some(
    (output) =>
      output.kind === "star" &&
      !leftOut(output).has(name ?? "") &&
      (second === undefined ||
        output.qualifier === undefined ||
        output.qualifier.name.toLowerCase() === first?.name.toLowerCase()),
  );
}

/** Whether the result has the values of a column that only the SQL has: under its own name, in a star. */
export function isShown({ shown, outputs }: Rows, expression: Expression): boolean {
  const name = expression.kind === "column" ? expression.parts.at(-1)?.name.toLowerCase() : undefined;
  const twin = name === undefined ? undefined : shown.get(name);
  if (name === undefined || twin === undefined) return false;
  return outputs.some((output) => {
    if (output.kind === "named") return false;
    const gone = leftOut(output);
    return gone.has(name) && !gone.has(twin);
  });
}
