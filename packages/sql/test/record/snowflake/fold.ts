import { digitsOf, longest, number, shapeOf } from "./columns.ts";

const stamps = ["DATE", "TIMESTAMP_NTZ(9)", "TIMESTAMP_LTZ(9)", "TIMESTAMP_TZ(9)"];

/** The type of two branches, by the rules that were recorded; `undefined` where none are known or there is an error. */
export function foldOf(first: string, second: string): string | undefined {
  if (first === second) return first;
  const exact = numbersOf(first, second);
  if (exact !== undefined) return exact;
  const a = shapeOf(first);
  const b = shapeOf(second);
  if (a.family === b.family && (a.family === "VARCHAR" || a.family === "BINARY")) {
    return `${a.family}(${Math.max(a.size[0] ?? 0, b.size[0] ?? 0)})`;
  }
  const pair = [a.family, b.family];
  if (stamps.includes(a.family) && stamps.includes(b.family)) {
    return stamps[Math.max(stamps.indexOf(a.family), stamps.indexOf(b.family))];
  }
  if (pair.includes("VARIANT")) return withVariant(pair);
  if (pair.includes("VARCHAR")) return withText(first, second);
  if (pair.includes("FLOAT") && pair.includes("NUMBER")) return "FLOAT";
  if (pair.includes("BOOLEAN") && pair.includes("NUMBER")) return "BOOLEAN";
  return undefined;
}

function numbersOf(first: string, second: string): string | undefined {
  const a = digitsOf(first);
  const b = digitsOf(second);
  if (a === undefined || b === undefined) return undefined;
  const scale = Math.max(a.scale, b.scale);
  return number(Math.max(a.whole, b.whole) + scale, scale);
}

function withVariant(pair: readonly string[]): string | undefined {
  const other = pair.find((family) => family !== "VARIANT") ?? "";
  if (other === "NUMBER" || other === "FLOAT") return "VARIANT";
  if (other === "VARCHAR") return longest;
  if (stamps.includes(other) || other === "TIME(9)") return other;
  return other === "BOOLEAN" || other === "OBJECT" || other === "ARRAY" ? pair[0] : undefined;
}

function withText(first: string, second: string): string | undefined {
  const isFirst = shapeOf(first).family === "VARCHAR";
  const other = isFirst ? second : first;
  if (digitsOf(other) !== undefined) return numbersOf("NUMBER(18,5)", other);
  if (other === "FLOAT" || stamps.includes(other) || other === "TIME(9)" || other === "UUID") return other;
  if (other === "BOOLEAN") return isFirst ? longest : "BOOLEAN";
  return undefined;
}
