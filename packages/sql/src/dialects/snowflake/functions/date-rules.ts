import type { SqlType } from "@rocky/ir";
import type { RuleCall } from "../../../functions/signatures/resolve-signature.ts";
import { partType } from "../types/extract.ts";
import { number, timestamp } from "../types/type-names.ts";
import { typeAt, unmodelled, wholeAt, wordAt, type Rule } from "./rule.ts";

type Size = "days" | "hour" | "minute" | "second" | "ms" | "tiny";

const sizes: Readonly<Record<Size, string>> = {
  days:
    "year y yy yyy yyyy yr years yrs month mm mon mons months day d dd days dayofmonth week w wk weekofyear woy wy " +
    "quarter q qtr qtrs quarters",
  hour: "hour h hh hr hours hrs",
  minute: "minute m mi min minutes mins",
  second: "second s sec seconds secs",
  ms: "millisecond ms msec milliseconds",
  tiny: "microsecond us usec microseconds nanosecond ns nsec nanosec nsecond nanoseconds nanosecs nseconds",
};

const sizeOf: ReadonlyMap<string, Size> = new Map(
  (["days", "hour", "minute", "second", "ms", "tiny"] as const).flatMap((size) =>
    (sizes[size] ?? "").split(" ").map((word): [string, Size] => [word, size]),
  ),
);

/** A moment keeps its kind, with nine digits. */
function kept(type: SqlType): SqlType {
  if (type.kind === "date") return type;
  return type.kind === "time" || type.kind === "timestamp" ? { ...type, precision: 9 } : unmodelled;
}

/** A date to which hours or less are added becomes a timestamp. */
function dateAdd({ args }: RuleCall): SqlType {
  const size = sizeOf.get(wordAt(args, 0) ?? "");
  const type = args[2]?.type ?? unmodelled;
  if (size === undefined) return unmodelled;
  if (type.kind === "string") return unmodelled;
  return type.kind === "date" && size !== "days" ? timestamp("ntz") : kept(type);
}

const digits: Readonly<Record<"date" | "timestamp" | "time", Readonly<Record<Size, number>>>> = {
  date: { days: 9, hour: 18, minute: 18, second: 18, ms: 18, tiny: 38 },
  timestamp: { days: 9, hour: 9, minute: 18, second: 18, ms: 38, tiny: 38 },
  time: { days: 9, hour: 9, minute: 9, second: 9, ms: 9, tiny: 18 },
};

function dateDiff({ args }: RuleCall): SqlType {
  const size = sizeOf.get(wordAt(args, 0) ?? "");
  const kinds = [args[1]?.type.kind, args[2]?.type.kind].filter((kind) => kind !== "string");
  if (size === undefined || kinds.length === 0) return unmodelled;
  if (kinds.every((kind) => kind === "date")) return number(digits.date[size], 0);
  if (kinds.every((kind) => kind === "timestamp")) return number(digits.timestamp[size], 0);
  if (kinds.every((kind) => kind === "time")) return number(digits.time[size], 0);
  // A date beside a timestamp: where both alone agree.
  const isMixed = kinds.every((kind) => kind === "date" || kind === "timestamp");
  return isMixed && digits.date[size] === digits.timestamp[size] ? number(digits.date[size], 0) : unmodelled;
}

function datePart(call: RuleCall): SqlType {
  const part = wordAt(call.args, 0);
  if (part === undefined) return unmodelled;
  return typeAt(call, 1).kind === "interval" ? number(9, 0) : partType(part);
}

function fraction({ args }: RuleCall): number | undefined {
  return args.length === 0 ? 9 : wholeAt(args, 0);
}

function toTimestamp(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  if (type.kind !== "decimal") return type.kind === "unknown" ? type : timestamp("ntz");
  const scale = call.args.length > 1 ? wholeAt(call.args, 1) : 0;
  return scale === undefined ? unmodelled : timestamp("ntz", Math.min(9, type.scale + scale));
}

/** Rules of functions of dates and times. */
export const dateRules: Readonly<Record<string, Rule>> = {
  dateAdd,
  dateDiff,
  datePart,
  keepFirst: (call) => kept(typeAt(call, 0)),
  keepSecond: (call) => kept(typeAt(call, 1)),
  monthsBetween: () => unmodelled,
  timeNow: (call) => {
    const precision = fraction(call);
    return precision === undefined ? unmodelled : { kind: "time", precision, zoned: false };
  },
  timestampNow: (call) => {
    const precision = fraction(call);
    return precision === undefined ? unmodelled : timestamp("ltz", precision);
  },
  toTimestamp,
};
