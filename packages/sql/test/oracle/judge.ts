import { printType, type BoundQuery, type Dialect, type OutputColumn } from "@rocky/sql";
import type { RecordedCase, RecordedColumn } from "./case.ts";

/** How an answer of ours stands to DuckDB's. */
export type Verdict = "exact" | "unknown" | "wrong";

/** What is found about one query. */
export interface Judgement {
  readonly types: readonly Verdict[];
  readonly wrongNames: number;
  readonly unknownNames: number;
  /** We report an error where DuckDB accepts. */
  readonly falseError: boolean;
  /** Columns that we call not null, of those of queries that execute. */
  readonly claimed: number;
  /** Of these, those that showed a NULL. */
  readonly unsound: number;
  /** Columns of queries with rows that we call nullable. */
  readonly nullable: number;
  /** Of these, those that showed a NULL. */
  readonly shown: number;
  /** Columns whose nullability we do not know. */
  readonly undecided: number;
  /** What is not exact, in words. */
  readonly findings: readonly string[];
}

/** Compares our answer with the recorded one. */
export function judge(recorded: RecordedCase, bound: BoundQuery, dialect: Dialect): Judgement {
  const { columns, rows } = recorded;
  const findings: string[] = [];
  const errors = bound.diagnostics.filter(({ severity }) => severity === "error");
  for (const { code, message } of errors) findings.push(`false error ${code}: ${message}`);
  const missing = bound.complete ? "wrong" : "unknown";
  if (!bound.complete) findings.push(`unknown columns: ${bound.reason ?? ""}`);
  const types = columns.map((theirs, i) => {
    const ours = bound.columns[i];
    if (ours === undefined) return missing;
    return typeVerdict(ours, theirs, { dialect, findings, complete: bound.complete });
  });
  const surplus = Math.max(0, bound.columns.length - columns.length);
  if (bound.complete && bound.columns.length !== columns.length)
    findings.push(`wrong: ${bound.columns.length} columns, DuckDB has ${columns.length}`);
  let wrongNames = 0;
  let unknownNames = 0;
  for (const [i, { name }] of columns.entries()) {
    const ours = bound.columns[i];
    if (ours === undefined || ours.name === name) continue;
    if (bound.complete) wrongNames++;
    else unknownNames++;
    findings.push(`${bound.complete ? "wrong" : "unknown"} name: ${ours.name}, DuckDB says ${name}`);
  }
  const nullability = nullabilityOf(bound.columns, columns, rows);
  findings.push(...nullability.findings);
  return {
    ...nullability,
    types: [...types, ...Array.from({ length: surplus }, (): Verdict => missing)],
    wrongNames,
    unknownNames,
    falseError: errors.length > 0,
    findings,
  };
}

interface TypeContext {
  readonly dialect: Dialect;
  readonly findings: string[];
  readonly complete: boolean;
}

function typeVerdict(ours: OutputColumn, theirs: RecordedColumn, context: TypeContext): Verdict {
  const { dialect, findings, complete } = context;
  const text = printType(ours.type, dialect);
  const reason = /"kind":"unknown"(?:,"reason":"([^"]*)")?/.exec(JSON.stringify(ours.type));
  if (reason !== null) {
    findings.push(
      `unknown: ${theirs.name} is ${theirs.type}${reason[1] === undefined ? "" : ` (${reason[1]})`}`,
    );
    return "unknown";
  }
  if (text === theirs.type) return "exact";
  if (!complete) return "unknown";
  findings.push(`wrong: ${theirs.name} is ${text}, DuckDB says ${theirs.type}`);
  return "wrong";
}

function nullabilityOf(
  ours: readonly OutputColumn[],
  theirs: readonly RecordedColumn[],
  rows: number | undefined,
): Pick<Judgement, "claimed" | "unsound" | "nullable" | "shown" | "undecided" | "findings"> {
  const counts = { claimed: 0, unsound: 0, nullable: 0, shown: 0, undecided: 0 };
  const findings: string[] = [];
  if (rows === undefined || ours.length !== theirs.length) return { ...counts, findings };
  for (const [i, { name, nulls = false }] of theirs.entries()) {
    switch (ours[i]?.nullability) {
      case "not-null":
        counts.claimed++;
        if (nulls) {
          counts.unsound++;
          findings.push(`unsound: ${name} is called not null and shows NULL`);
        }
        break;
      case "nullable":
        if (rows > 0) counts.nullable++;
        if (nulls) counts.shown++;
        break;
      case "unknown":
      case undefined:
        counts.undecided++;
        break;
    }
  }
  return { ...counts, findings };
}
