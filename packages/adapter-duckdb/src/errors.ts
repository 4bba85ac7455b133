import { AdapterError, type AdapterErrorCode } from "@rocky/adapter";
import { errorPosition, withoutExcerpt } from "./error-position.ts";

interface Rule {
  readonly pattern: RegExp;
  readonly code: AdapterErrorCode;
  readonly help?: string;
}

// The first rule that matches decides; what no rule knows was rejected.
const rules: readonly Rule[] = [
  { pattern: /^INTERRUPT Error/, code: "cancelled" },
  {
    pattern: /^Out of Memory Error/,
    code: "rejected",
    help: "Give DuckDB more memory, or let the model read fewer rows at once.",
  },
  {
    pattern: /No space left on device|File too large|Disk quota exceeded|Could not write file/,
    code: "rejected",
    help: "Free some space on the disk, and run it again; what was there before is still there.",
  },
  { pattern: /attached in read-only mode|launched in read-only mode/, code: "permission" },
  { pattern: /^Permission Error|Permission denied/, code: "permission" },
  { pattern: /^TransactionContext Error: .*conflict/i, code: "transient", help: "Run it again." },
  { pattern: /^(?:Serialization|HTTP|Connection) Error/, code: "transient" },
  {
    pattern: /^IO Error: (?:No files found|Cannot open file .* No such file|.*does not exist)/,
    code: "not-found",
    help: "Check the path; relative ones start at the project root.",
  },
  { pattern: /^Not implemented Error/, code: "unsupported" },
];

/** What DuckDB's client threw, as the one error that adapters throw. */
export function duckdbError(error: unknown, statement?: string): AdapterError {
  if (error instanceof AdapterError) return error;
  const raw = error instanceof Error ? error.message : String(error);
  const message = raw.replace(/^Failed to (?:extract statements|prepare|query): /, "");
  const rule = rules.find(({ pattern }) => pattern.test(message));
  const { summary, hint } = parted(withoutExcerpt(message));
  const help = hint ?? rule?.help;
  const position = statement === undefined ? undefined : errorPosition(message, statement);
  return new AdapterError(rule?.code ?? "rejected", summary, {
    ...(help === undefined ? {} : { help }),
    ...(statement === undefined ? {} : { statement }),
    ...(position === undefined ? {} : { position }),
    cause: error,
  });
}

/** The error of a call whose signal was already aborted. */
export function cancelled(): AdapterError {
  return new AdapterError("cancelled", "the statement was cancelled");
}

// DuckDB puts what it proposes on lines of its own below what is wrong.
function parted(message: string): { readonly summary: string; readonly hint: string | undefined } {
  const lines = message.trim().split("\n");
  const at = lines.findIndex((line) => /^(?:Did you mean|Candidate |HINT)/.test(line));
  const told = at === -1 ? lines : lines.slice(0, at);
  const summary = withoutReaderSettings(told).join("\n").trim();
  return { summary, hint: at === -1 ? undefined : lines.slice(at).join("\n").trim() };
}

// The CSV reader lists everything that it was set to, in words of its own options.
function withoutReaderSettings(lines: readonly string[]): readonly string[] {
  if (!/^(?:Invalid Input|Conversion|CSV|IO) Error: .*CSV/.test(lines[0] ?? "")) return lines;
  const end = lines.findIndex((line) =>
    /^\s*(?:Possible (?:fixes|solutions)|This type was|file\s*=|delimiter\s*=|null_padding\s*=)/.test(line),
  );
  return end === -1 ? lines : lines.slice(0, end);
}
