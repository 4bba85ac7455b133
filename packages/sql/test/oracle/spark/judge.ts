import { printType, type BoundQuery, type Dialect } from "@rocky/sql";
import type { AcceptedCase } from "./case.ts";

/** How our answer about one query stands to Spark's. */
export interface SparkJudgement {
  readonly columns: number;
  readonly exact: number;
  readonly unknown: number;
  readonly wrong: number;
  readonly wrongNames: number;
  readonly unknownNames: number;
  /** We report an error where Spark accepts. */
  readonly falseError: boolean;
  /** Columns that Spark says are not null. */
  readonly required: number;
  /** Of these, those of which we do not say so. */
  readonly missed: number;
  /** What is not exact, in words. */
  readonly findings: readonly string[];
}

/** Spark's type as our types are: without NOT NULL inside, collations and reference systems, which a type of ours does not have. */
export function plainType(type: string): string {
  const plain = type
    .replaceAll(" NOT NULL", "")
    .replaceAll(/ COLLATE \w+/g, "")
    .replaceAll(/(GEOMETRY|GEOGRAPHY)\([^)]*\)/g, "$1");
  return plain === type ? type : plainType(plain);
}

/** Compares our answer with the recorded one. */
export function judgeSpark(recorded: AcceptedCase, bound: BoundQuery, dialect: Dialect): SparkJudgement {
  const counts = { exact: 0, unknown: 0, wrong: 0, wrongNames: 0, unknownNames: 0, required: 0, missed: 0 };
  const findings: string[] = [];
  const errors = bound.diagnostics.filter(({ severity }) => severity === "error");
  for (const { code, message } of errors) findings.push(`false error ${code}: ${message}`);
  const { complete } = bound;
  const isOther = complete && bound.columns.length !== recorded.columns.length;
  if (isOther) findings.push(`wrong: ${bound.columns.length} columns, Spark has ${recorded.columns.length}`);
  if (!complete) findings.push(`unknown columns: ${bound.reason ?? ""}`);
  for (const [i, theirs] of recorded.columns.entries()) {
    const ours = bound.columns.length === recorded.columns.length ? bound.columns[i] : undefined;
    const verdict = typeVerdict(ours, plainType(theirs.type), { dialect, complete });
    counts[verdict.kind]++;
    if (verdict.kind !== "exact" && ours !== undefined)
      findings.push(`${verdict.kind}: ${theirs.name} is ${plainType(theirs.type)} (${verdict.text})`);
    if (ours === undefined || ours.name === "") counts.unknownNames++;
    else if (ours.name !== theirs.name) {
      counts.wrongNames++;
      findings.push(`wrong name: ${ours.name}, Spark says ${theirs.name}`);
    }
    if (theirs.nullable === true) continue;
    counts.required++;
    if (ours?.nullability === "not-null") continue;
    counts.missed++;
    findings.push(`not null missed: ${theirs.name}`);
  }
  return { ...counts, columns: recorded.columns.length, falseError: errors.length > 0, findings };
}

interface Verdict {
  readonly kind: "exact" | "unknown" | "wrong";
  readonly text: string;
}

function typeVerdict(
  ours: BoundQuery["columns"][number] | undefined,
  theirs: string,
  { dialect, complete }: { readonly dialect: Dialect; readonly complete: boolean },
): Verdict {
  if (ours === undefined) return { kind: complete ? "wrong" : "unknown", text: "another column" };
  const reason = /"kind":"unknown"(?:,"reason":"([^"]*)")?/.exec(JSON.stringify(ours.type));
  if (reason !== null) return { kind: "unknown", text: reason[1] ?? "" };
  const text = printType(ours.type, dialect);
  return { kind: text === theirs ? "exact" : "wrong", text };
}
