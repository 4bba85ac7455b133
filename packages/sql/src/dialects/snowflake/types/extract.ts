import { unknownReason, type SqlType } from "@rocky/ir";
import type { Resolution } from "../../../types/resolution.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { number } from "./type-names.ts";

const fourDigits: ReadonlySet<string> = new Set(
  "year y yy yyy yyyy yr years yrs dayofyear yearday doy dy yearofweek yearofweekiso".split(" "),
);
const twoDigits: ReadonlySet<string> = new Set(
  (
    "month mm mon mons months day d dd days dayofmonth dayofweek weekday dow dw dayofweekiso dayofweek_iso weekday_iso " +
    "dow_iso dw_iso week w wk weekofyear woy wy weekiso week_iso weekofyeariso weekofyear_iso quarter q qtr qtrs quarters " +
    "hour h hh hr hours hrs minute m mi min minutes mins second s sec seconds secs"
  ).split(" "),
);

/** The words for parts of moments. */
export const dateParts: ReadonlySet<string> = new Set([
  ...fourDigits,
  ...twoDigits,
  ...(
    "millisecond ms msec milliseconds microsecond us usec microseconds nanosecond ns nsec nanosec nsecond nanoseconds nanosecs nseconds " +
    "epoch_second epoch epoch_seconds epoch_millisecond epoch_milliseconds epoch_microsecond epoch_microseconds epoch_nanosecond " +
    "epoch_nanoseconds timezone_hour tzh timezone_minute tzm"
  ).split(" "),
]);

/** The type of a part of a moment. */
export function partType(part: string): SqlType {
  const key = part.toLowerCase();
  if (fourDigits.has(key)) return number(4, 0);
  if (twoDigits.has(key)) return number(2, 0);
  return { kind: "unknown", reason: `how many digits ${part} has is not modelled` };
}

/** `EXTRACT(part FROM x)`. */
export function extracted(field: string, { type }: ValueType): Resolution {
  const part: SqlType = type.kind === "interval" ? number(9, 0) : partType(field);
  const reason = unknownReason(type) ?? unknownReason(part);
  if (reason !== undefined) return { kind: "unknown", reason, nulls: "strict" };
  return { kind: "ok", type: part, nulls: "strict" };
}
