import { printType, type BoundQuery, type Dialect } from "@rocky/sql";

/** What an engine says of an output column. */
export interface EngineColumn {
  readonly name: string;
  readonly type: string;
  /** It may be NULL; left out where the engine knows that it may not. */
  readonly nullable?: boolean;
}

/** Who is compared with whom. */
export interface Judging {
  readonly dialect: Dialect;
  /** The engine in the findings. */
  readonly engine: string;
  /** The engine's type without what ours do not have. */
  readonly plain: (type: string) => string;
}

/** How our answer about one query stands to that of an engine. */
export interface EngineJudgement {
  readonly columns: number;
  readonly exact: number;
  readonly unknown: number;
  readonly wrong: number;
  readonly wrongNames: number;
  readonly unknownNames: number;
  /** We report an error where the engine accepts. */
  readonly falseError: boolean;
  /** Columns that the engine says are not null. */
  readonly required: number;
  /** Of these, those of which we do not say so. */
  readonly missed: number;
  /** Columns that the engine says may be null and we say may not. */
  readonly beyond: readonly string[];
  /** What is not exact, in words. */
  readonly findings: readonly string[];
}

/** Compares our answer with the recorded one. */
export function judgeColumns(
  recorded: readonly EngineColumn[],
  bound: BoundQuery,
  { dialect, engine, plain }: Judging,
): EngineJudgement {
  const counts = { exact: 0, unknown: 0, wrong: 0, wrongNames: 0, unknownNames: 0, required: 0, missed: 0 };
  const findings: string[] = [];
  const beyond: string[] = [];
  const errors = bound.diagnostics.filter(({ severity }) => severity === "error");
  for (const { code, message } of errors) findings.push(`false error ${code}: ${message}`);
  const { complete } = bound;
  const isOther = complete && bound.columns.length !== recorded.length;
  if (isOther) findings.push(`wrong: ${bound.columns.length} columns, ${engine} has ${recorded.length}`);
  if (!complete) findings.push(`unknown columns: ${bound.reason ?? ""}`);
  for (const [i, theirs] of recorded.entries()) {
    const ours = bound.columns.length === recorded.length ? bound.columns[i] : undefined;
    const verdict = typeVerdict(ours, plain(theirs.type), { dialect, complete });
    counts[verdict.kind]++;
    if (verdict.kind !== "exact" && ours !== undefined)
      findings.push(`${verdict.kind}: ${theirs.name} is ${plain(theirs.type)} (${verdict.text})`);
    if (ours === undefined || ours.name === "") counts.unknownNames++;
    else if (ours.name !== theirs.name) {
      counts.wrongNames++;
      findings.push(`wrong name: ${ours.name}, ${engine} says ${theirs.name}`);
    }
    if (theirs.nullable === true) {
      if (ours?.nullability === "not-null") beyond.push(theirs.name);
      continue;
    }
    counts.required++;
    if (ours?.nullability === "not-null") continue;
    counts.missed++;
    findings.push(`not null missed: ${theirs.name}`);
  }
  return { ...counts, columns: recorded.length, falseError: errors.length > 0, beyond, findings };
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
