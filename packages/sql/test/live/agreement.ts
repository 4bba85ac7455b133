import { printType, type Dialect } from "@rocky/sql";
import type { Oracle } from "./oracle.ts";

/** What the rules of types answer. */
type Resolution = ReturnType<Dialect["types"]["operator"]>;

/** How our answers compare with DuckDB's. */
export interface Agreement {
  readonly asked: number;
  /** We name the type that DuckDB names, or refuse what it refuses. */
  readonly agreed: number;
  /** We say that we do not know. */
  readonly unknown: number;
  /** We accept what DuckDB refuses: a mistake that we do not find. */
  readonly lenient: number;
  /** We accept what DuckDB refuses only because it computes constants early: with columns it fails when it runs. */
  readonly folded: number;
  /** We refuse what DuckDB accepts, or name another type: these must not be. */
  readonly wrong: readonly string[];
}

/** Compares resolutions of expressions with the live engine, and prints the tally. */
export async function compare(
  what: string,
  cases: Iterable<readonly [string, Resolution]>,
  { dialect, oracle }: { readonly dialect: Dialect; readonly oracle: Oracle },
): Promise<Agreement> {
  let asked = 0;
  let agreed = 0;
  let unknown = 0;
  let lenient = 0;
  let folded = 0;
  const wrong: string[] = [];
  for (const [expression, resolution] of cases) {
    asked++;
    if (resolution.kind === "unknown") {
      unknown++;
      continue;
    }
    const ours = resolution.kind === "ok" ? printType(dialect.types.settle(resolution), dialect) : "refused";
    const answer = await oracle.typeOf(expression);
    const theirs = "error" in answer ? "refused" : printType(answer.type, dialect);
    if (ours === theirs) agreed++;
    else if ("error" in answer && answer.error.startsWith("Conversion Error")) folded++;
    else if (theirs === "refused") lenient++;
    else wrong.push(`${expression}: ${ours}, but DuckDB says ${theirs}`);
  }
  const share = ((100 * agreed) / asked).toFixed(1);
  console.log(
    `${what}: ${asked} asked, ${agreed} agreed (${share} %), ${unknown} unknown, ${lenient} lenient, ${folded} folded, ${wrong.length} wrong`,
  );
  return { asked, agreed, unknown, lenient, folded, wrong };
}
