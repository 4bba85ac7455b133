import type { SqlType } from "@rocky/ir";
import { dayConstant } from "./moments.ts";

const smallUnits =
  /\b(?:h|hh|hr|hours?|hrs|m|mi|mins?|minutes?|s|secs?|seconds?|ms|msec|milliseconds?|us|usec|microseconds?|ns|nsec|nanosec|nanoseconds?)\b/i;

/** The type of an interval: of the units behind it, each with nine digits; a text with its units inside has no type that a column could have. */
export function intervalType(unit: string | undefined, text: string | undefined): SqlType | undefined {
  if (unit === undefined) {
    if (text === undefined) return undefined;
    return { kind: "interval", fields: smallUnits.test(text) ? "any" : dayConstant };
  }
  const [from = "", to] = unit.toUpperCase().split(" TO ");
  const known = ["YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"];
  if (!known.includes(from) || (to !== undefined && !known.includes(to))) return undefined;
  if (to === undefined)
    return { kind: "interval", fields: from === "SECOND" ? "SECOND(9, 9)" : `${from}(9)` };
  return { kind: "interval", fields: `${from}(9) TO ${to}${to === "SECOND" ? "(9)" : ""}` };
}
