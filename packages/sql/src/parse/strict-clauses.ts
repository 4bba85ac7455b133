import { report } from "../diagnostics.ts";
import { endAfter, has, type Parser } from "./parser.ts";

const clauses = {
  "from-first": ["FROM without SELECT", "DuckDB", "Write SELECT * before it."],
  "distinct-on": [
    "DISTINCT ON",
    "DuckDB and PostgreSQL",
    "Write QUALIFY row_number() OVER (PARTITION BY … ORDER BY …) = 1.",
  ],
  "using-sample": ["USING SAMPLE", "DuckDB", "Write SAMPLE (…) behind the table."],
} as const;

/** Reports a clause of DuckDB, which was read from `start` on, where only its own clauses stand. */
export function reportForeignClause(p: Parser, name: keyof typeof clauses, start: number): void {
  if (!has(p, "strict-clauses") || p.stopped) return;
  const [construct, dialects, help] = clauses[name];
  const span = { file: p.file, start, end: endAfter(p, start) };
  p.diagnostics.push(report.foreignSyntax(span, { construct, dialects, engine: p.syntax.engine }, { help }));
}
