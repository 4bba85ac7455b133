import type { runsOf } from "@rocky/ledger";

/** An entry of the ledger. */
export type LedgerEntry = Parameters<typeof runsOf>[0][number];

/**
 * Which files each table is made of, as recorded: for the table (schema and name, lower case) the steps that loaded it,
 * each with recipe and content. A table that something else wrote since is not among them.
 */
export function loadedFiles(
  entries: readonly LedgerEntry[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const tables = new Map<string, Map<string, string>>();
  const intents = new Map<string, LedgerEntry["data"]>();
  for (const { kind, run, data } of entries) {
    const step = `${run} ${text(data["step"])}`;
    if (kind === "step-intent") {
      intents.set(step, data);
      // Until its end is known, nobody knows what the table holds.
      if (data["mode"] !== "append") tables.delete(tableOf(data));
    }
    const intent = intents.get(step);
    if (kind !== "step-outcome" || intent === undefined) continue;
    if (data["status"] === "success") addLoaded(tables, intent);
    // An append that failed changed nothing; one whose end is unknown may have.
    else if (data["status"] === "unknown") tables.delete(tableOf(intent));
  }
  return tables;
}

function addLoaded(tables: Map<string, Map<string, string>>, intent: LedgerEntry["data"]): void {
  const hash = intent["content_hash"];
  if (typeof hash !== "string") return;
  const key = tableOf(intent);
  const files =
    intent["mode"] === "append" ? (tables.get(key) ?? new Map<string, string>()) : new Map<string, string>();
  files.set(text(intent["step"]), `${text(intent["recipe_hash"])} ${hash}`);
  tables.set(key, files);
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
