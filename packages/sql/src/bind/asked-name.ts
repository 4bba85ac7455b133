import { quoteIdentifier } from "../print/names.ts";
import type { RelationScope, ScopeColumn } from "./relation-scope.ts";
import type { Scope } from "./scope.ts";

type NameTest = (name: string) => boolean;

/** What the engine may write before the name of a table, and for a query without a name: it depends on the database. */
const guesses = [
  { prefix: "memory.main.", unnamed: "unnamed_subquery" },
  { prefix: "\u{E000}.\u{E001}.", unnamed: "\u{E002}" },
] as const;

/**
 * Tests the names of columns as the engine does where an expression looks at them: a column that FULL JOIN … USING made of several goes
 * by the text of what it is, `COALESCE(memory.main.a.id, b.id)`. `undefined` where the test is not understood or depends on the
 * database's name.
 */
export function askedColumns(
  { scope, relations }: { readonly scope: Scope; readonly relations: readonly RelationScope[] },
  columns: readonly ScopeColumn[],
  testOf: (names: readonly string[]) => NameTest | undefined,
): ReadonlySet<ScopeColumn> | undefined {
  const plain = columns.map(({ name }) => name);
  const isPlain =
    !scope.context.dialect.syntax.forms.has("joined-names") || columns.every(({ coalesced }) => !coalesced);
  const written = isPlain
    ? [plain]
    : guesses.map((guess) => columns.map((column) => textOf({ scope, relations }, column, guess)));
  const [first, second] = written.map((names) => passing(columns, names, testOf(names)));
  if (second !== undefined && columns.some((column) => first?.has(column) !== second.has(column)))
    return undefined;
  return first;
}

function passing(
  columns: readonly ScopeColumn[],
  names: readonly string[],
  test: NameTest | undefined,
): ReadonlySet<ScopeColumn> | undefined {
  return test === undefined ? undefined : new Set(columns.filter((_, i) => test(names[i] ?? "")));
}

function textOf(
  { scope, relations }: { readonly scope: Scope; readonly relations: readonly RelationScope[] },
  { name, coalesced, members = [] }: ScopeColumn,
  guess: (typeof guesses)[number],
): string {
  if (coalesced !== true) return name;
  const { dialect } = scope.context;
  const parts = members.map((member) => {
    const owner = relations.find(({ columns }) => columns.some(({ id }) => id === member.id));
    const prefix = (owner?.path.length ?? 0) > 0 ? guess.prefix : "";
    const table = owner?.alias === undefined ? guess.unnamed : quoteIdentifier(owner.alias, dialect);
    return `${prefix}${table}.${quoteIdentifier(member.name, dialect)}`;
  });
  return `COALESCE(${parts.join(", ")})`;
}
