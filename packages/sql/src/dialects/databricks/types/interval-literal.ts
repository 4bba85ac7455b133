import type { SqlType } from "@rocky/ir";
import { intervalType, monthUnits, secondUnits } from "./type-names.ts";

/** The unit of the type in which a unit is counted. */
const countedIn: ReadonlyMap<string, string> = new Map([
  ["year", "YEAR"],
  ["quarter", "MONTH"],
  ["month", "MONTH"],
  ["week", "DAY"],
  ["day", "DAY"],
  ["hour", "HOUR"],
  ["minute", "MINUTE"],
  ["second", "SECOND"],
  ["millisecond", "SECOND"],
  ["microsecond", "SECOND"],
]);

/** The type of `INTERVAL 1 DAY 2 HOURS`, `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL '1 day'`. */
export function intervalLiteralType(unit: string | undefined, text: string | undefined): SqlType | undefined {
  if (unit === undefined) return text === undefined ? undefined : ofUnits(unitsOf(text));
  const [from = "", to] = unit.split(" to ");
  if (to === undefined) return ofUnits(unit.split(" "));
  return intervalType(from.toUpperCase(), to.toUpperCase());
}

/** The units in a text such as `1 day -2 hours`. */
function unitsOf(text: string): readonly string[] {
  return [...text.toLowerCase().matchAll(/[a-z]+/g)]
    .map(([word]) => word.replace(/s$/, ""))
    .filter((word) => word !== "interval");
}

/** The interval that has all the units; one of months and of seconds has none of this kind. */
function ofUnits(units: readonly string[]): SqlType | undefined {
  const counted = units.map((unit) => countedIn.get(unit));
  if (counted.length === 0 || counted.includes(undefined)) return undefined;
  const all = counted.some((unit) => monthUnits.includes(unit ?? "")) ? monthUnits : secondUnits;
  const positions = counted.map((unit) => all.indexOf(unit ?? ""));
  if (positions.includes(-1)) return { kind: "interval", fields: "any" };
  return intervalType(all[Math.min(...positions)] ?? "", all[Math.max(...positions)] ?? "");
}
