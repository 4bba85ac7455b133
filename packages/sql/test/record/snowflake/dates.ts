import { factColumns, number } from "./columns.ts";
import { expressionRow, type FactRow } from "./row.ts";

const days = ["year", "quarter", "month", "week", "day"];
const hours = ["hour", "minute", "second", "millisecond", "microsecond", "nanosecond"];
const moments = ["d", "tm", "ts", "tl", "tz"];

const recorded = {
  topic: "dates",
  source: "mlorek/frostlake docs/functions.md",
  grade: "recorded by others",
} as const;

function typeOf(name: string): string {
  return factColumns.get(name) ?? "";
}

/** DATEADD and its other names. */
export function addRows(): readonly FactRow[] {
  return moments.flatMap((name) =>
    [...days, ...hours].flatMap((part, i): readonly FactRow[] => {
      const isDay = days.includes(part);
      if (name === "tm" && isDay) return [];
      const call = ["DATEADD", "TIMEADD", "TIMESTAMPADD"][i % 3] ?? "";
      const type = name === "d" && !isDay ? "TIMESTAMP_NTZ(9)" : typeOf(name);
      return [expressionRow(`${call}(${part}, 1, ${name})`, type, recorded)];
    }),
  );
}

/** DATEDIFF and its other names. */
export function differenceRows(): readonly FactRow[] {
  return moments.flatMap((name) =>
    [...days, ...hours].flatMap((part, i): readonly FactRow[] => {
      const digits = differenceDigits(name, part);
      if (digits === undefined) return [];
      const call = ["DATEDIFF", "TIMEDIFF", "TIMESTAMPDIFF"][i % 3] ?? "";
      return [expressionRow(`${call}(${part}, ${name}, ${name})`, number(digits, 0), recorded)];
    }),
  );
}

function differenceDigits(name: string, part: string): number | undefined {
  const isSmall = part === "microsecond" || part === "nanosecond";
  if (name === "d") return days.includes(part) ? 9 : isSmall ? 38 : 18;
  if (name === "tm") return days.includes(part) ? undefined : isSmall ? 18 : 9;
  if (days.includes(part) || part === "hour") return 9;
  return part === "minute" || part === "second" ? 18 : 38;
}

/** DATE_TRUNC and parts. */
export function partRows(): readonly FactRow[] {
  const two = ["month", "day", "dayofweek", "week", "quarter"];
  const clock = ["hour", "minute", "second"];
  return moments.flatMap((name) => {
    const isTime = name === "tm";
    const parts: readonly (readonly [string, number])[] = [
      ...(isTime ? [] : [["year", 4] as const, ["dayofyear", 4] as const]),
      ...(isTime ? [] : two.map((part) => [part, 2] as const)),
      ...(name === "d" ? [] : clock.map((part) => [part, 2] as const)),
    ];
    const cut = isTime ? clock : name === "d" ? days : [...days, ...clock];
    return [
      ...cut.map((part) => expressionRow(`DATE_TRUNC('${part}', ${name})`, typeOf(name), recorded)),
      ...parts.flatMap(([part, digits]) => [
        expressionRow(`EXTRACT(${part} FROM ${name})`, number(digits, 0), recorded),
        expressionRow(`DATE_PART(${part}, ${name})`, number(digits, 0), recorded),
        expressionRow(`${part.toUpperCase()}(${name})`, number(digits, 0), recorded),
      ]),
    ];
  });
}
