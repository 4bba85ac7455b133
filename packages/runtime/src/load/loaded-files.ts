import type { runsOf } from "@rocky/ledger";

/** An entry of the ledger. */
export type LedgerEntry = Parameters<typeof runsOf>[0][number];

/** What a table is made of, as recorded. */
export interface LoadedTable {
  /** For each step that loaded a file: recipe and content. */
  readonly files: ReadonlyMap<string, string>;
  /** How many rows these gave. */
  readonly rows: bigint;
}

interface Draft {
  files: Map<string, string>;
  rows: bigint;
}

/**
 * Which files each table of a database is made of: by schema and name, lower case. A table that something else of the
 * project wrote since is not among them.
 */
export function loadedFiles(
  entries: readonly LedgerEntry[],
  database: string,
): ReadonlyMap<string, LoadedTable> {
  const tables = new Map<string, Draft>();
  const intents = new Map<string, LedgerEntry["data"]>();
  for (const { kind, run, data } of entries) {
    const step = `${run} ${text(data["step"])}`;
    if (kind === "step-intent") {
      if (data["database"] !== undefined && data["database"] !== database) continue;
      intents.set(step, data);
      // Until its end is known, nobody knows what the table holds.
      if (data["mode"] !== "append") tables.delete(tableOf(data));
    }
    const intent = intents.get(step);
    if (kind !== "step-outcome" || intent === undefined) continue;
    if (data["status"] === "success") addLoaded(tables, intent, data);
    // An append that failed changed nothing; one whose end is unknown may have.
    else if (data["status"] === "unknown") tables.delete(tableOf(intent));
  }
  return tables;
}

function addLoaded(
  tables: Map<string, Draft>,
  intent: LedgerEntry["data"],
  outcome: LedgerEntry["data"],
): void {
  const hash = intent["content_hash"];
  if (typeof hash !== "string" || intent["database"] === undefined) return;
  const key = tableOf(intent);
  const fresh: Draft = { files: new Map(), rows: 0n };
  const draft = intent["mode"] === "append" ? tables.get(key) : fresh;
  // Rows were added to a table whose beginning nobody recorded.
  if (draft === undefined) return;
  draft.files.set(text(intent["step"]), `${text(intent["recipe_hash"])} ${hash}`);
  draft.rows += rowsOf(outcome["rows"]);
  tables.set(key, draft);
}

function rowsOf(value: unknown): bigint {
  return typeof value === "bigint" || typeof value === "number" || /^\d+$/.test(text(value))
    ? BigInt(String(value))
    : 0n;
}

/** The last two parts of a physical name, without quotes. */
function tableOf(data: LedgerEntry["data"]): string {
  const parts = text(data["target"]).match(/"(?:[^"]|"")*"|[^."]+/g) ?? [];
  return parts
    .slice(-2)
    .map((part) => part.replace(/^"(.*)"$/s, "$1").replaceAll('""', '"'))
    .join(".")
    .toLowerCase();
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
