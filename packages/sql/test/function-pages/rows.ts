import type { Dialect } from "@rocky/sql";
import type { Kind, Row } from "../functions-text.ts";

/** A name that an engine's catalogue lists. */
export interface Listed {
  readonly name: string;
  /** Known for names that our table of functions does not have. */
  readonly kind: Kind;
}

/** The rows of listed functions; `typed` says of which there is evidence. */
export function rowsOf(
  dialect: Dialect,
  listed: readonly Listed[],
  typed: ReadonlySet<string>,
): readonly Row[] {
  return listed.map((each) => rowOf(dialect, each, typed.has(each.name)));
}

function rowOf({ functions }: Dialect, { name, kind }: Listed, typed: boolean): Row {
  const definition = kind === "table" ? undefined : functions.lookup(name);
  if (definition !== undefined) {
    const { nulls, deterministic, signatures } = definition;
    return { name, kind: definition.kind, signatures, nulls, deterministic, typed };
  }
  const isTable = functions.isTableFunction(name);
  return {
    name,
    kind: isTable ? "table" : kind,
    signatures: isTable ? [`${name}(…)`] : [],
    nulls: "",
    deterministic: true,
    typed,
    ...(isTable || !typed ? {} : { note: "by the grammar" }),
  };
}

/** The names that an SQL text calls or uses: words before parentheses, other words, and what stands behind a space and is no word. */
function usedIn(text: string, names: ReadonlySet<string>): readonly string[] {
  const lower = text.toLowerCase();
  const words = lower.match(/[a-z_$][\w$]*(?:\.[a-z_]\w*)*|(?<= )[^\w\s'"`(),]+/g) ?? [];
  return words.filter((word) => names.has(word));
}

/** The share of rows that are typed. */
export function shareOf(rows: readonly Row[]): number {
  return rows.filter(({ typed }) => typed).length / rows.length;
}

/** The names that are not typed, as a sentence of the page. */
export function othersOf(rows: readonly Row[]): string {
  const names = rows.filter(({ typed }) => !typed).map(({ name }) => `\`${name}\``);
  return `Of ${rows.length} names ${rows.length - names.length} are typed, ${(100 * shareOf(rows)).toFixed(1)} %. The others: ${names.join(", ")}.`;
}

/** How the lines of the function tables are to be read. */
export const signatureWords: readonly string[] = [
  "In signatures `[…]` may be left out and `…` be repeated; `name: type` is given by name. A letter stands for one type throughout a line, `any` for each type, and words",
  "as `numeric` for a family. A result like `=round` is a rule that depends on the arguments; `?` behind a result says that it may always be NULL, `!` that it never is.",
];

/** The names that are used by texts that hold a proof; proofs are looked for only where they tell something new. */
export function provedNames(
  names: readonly string[],
  texts: readonly string[],
  isProof: (at: number) => boolean,
): ReadonlySet<string> {
  const all = new Set(names);
  const proved = new Set<string>();
  for (const [at, text] of texts.entries()) {
    const used = usedIn(text, all).filter((name) => !proved.has(name));
    if (used.length > 0 && isProof(at)) for (const name of used) proved.add(name);
  }
  return proved;
}
