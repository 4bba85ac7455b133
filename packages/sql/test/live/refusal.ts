/** What DuckDB says when a query is at fault. */
const refusals =
  /^(?:Parser|Binder|Catalog|Conversion|Mismatch Type|Out of Range|Invalid Input|Not implemented|Invalid type) ?Error/i;

/** DuckDB's words for why it refuses a query; throws what was thrown when something else went wrong. */
export function refusal(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!refusals.test(message)) throw error;
  return message.split("\n")[0] ?? "";
}
