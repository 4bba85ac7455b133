import type { GivenUp } from "../../../functions/signatures/resolve-signature.ts";

/** What fails with ANSI mode on for some arguments, and is NULL for them with it off; measured with Spark 4.3. */
const partial: ReadonlySet<string> = new Set(
  `element_at elt make_date make_dt_interval make_interval make_timestamp make_timestamp_ltz make_timestamp_ntz
   make_ym_interval mod next_day parse_url pmod timestamp_seconds to_date to_timestamp to_timestamp_ltz to_timestamp_ntz
   to_unix_timestamp unix_timestamp url_decode`.split(/\s+/),
);

/** What is NULL with ANSI mode off where the digits of a decimal do not suffice. */
const limited: ReadonlySet<string> = new Set([
  "sum",
  "avg",
  "mean",
  "abs",
  "negative",
  "round",
  "bround",
  "ceil",
  "floor",
]);

/** Whether a call has no value for some arguments with ANSI mode off. */
export function givesUp({ definition, type, readsText }: GivenUp): boolean {
  return readsText || partial.has(definition) || (type.kind === "decimal" && limited.has(definition));
}
