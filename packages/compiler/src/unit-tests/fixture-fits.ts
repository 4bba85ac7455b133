import type { SqlType } from "@rocky/ir";
import { isTable } from "../config/shape.ts";

const wholeNumber = /^[+-]?\d+$/;
const anyNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const timeOfDay = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?$/;
const zone = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;
const uuid = /^\{?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\}?$/i;

/** Whether a value of TOML is a value of a type. What a type leaves open, or is not known, fits. */
export function fixtureFits(value: unknown, type: SqlType): boolean {
  switch (type.kind) {
    case "boolean":
      return typeof value === "boolean" || (typeof value === "string" && /^(?:true|false)$/i.test(value));
    case "integer":
      return fitsInteger(value, type.bits, type.signed);
    case "bignumeric":
      return fitsInteger(value, undefined, true);
    case "decimal":
      return fitsDecimal(value, type.precision - type.scale) && placesOf(value) <= type.scale;
    case "float":
      return typeof value === "number" || typeof value === "bigint" || isText(value, anyNumber);
    case "string":
    case "char":
    case "bit":
    case "interval":
      return typeof value === "string";
    case "binary":
      // Other bytes are written as \\x and two digits.
      return typeof value === "string" && /^[\u0000-\u007f]*$/.test(value);
    case "date":
      return isDay(dateText(value));
    case "time":
      return isTime(dateText(value)?.replace(zone, ""));
    case "timestamp":
      return isTimestamp(dateText(value)) && secondDigits(dateText(value)) <= type.precision;
    case "uuid":
      return isText(value, uuid);
    case "enum":
      return typeof value === "string" && type.values.includes(value);
    case "array":
      return Array.isArray(value) && value.every((item: unknown) => fixtureFits(item, type.element));
    case "map":
      return isTable(value) && Object.values(value).every((member) => fixtureFits(member, type.value));
    case "struct":
      return isTable(value) && fitsStruct(value, type.fields);
    case "json":
    case "variant":
    case "geography":
    case "geometry":
    case "range":
    case "union":
    case "null":
    case "unknown":
      return true;
  }
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value.trim());
}

function fitsInteger(value: unknown, bits: number | undefined, signed: boolean): boolean {
  const isWhole =
    typeof value === "bigint" ||
    (typeof value === "number" && Number.isSafeInteger(value)) ||
    isText(value, wholeNumber);
  if (!isWhole) return false;
  if (bits === undefined) return true;
  const whole = BigInt(String(value).trim().replace(/^\+/, ""));
  const top = 1n << BigInt(signed ? bits - 1 : bits);
  return whole < top && whole >= (signed ? -top : 0n);
}

function fitsDecimal(value: unknown, digits: number): boolean {
  const isNumber = typeof value === "number" || typeof value === "bigint" || isText(value, anyNumber);
  if (!isNumber || (typeof value === "number" && !Number.isFinite(value))) return false;
  const whole = Math.trunc(Math.abs(Number(value)));
  if (!Number.isFinite(whole)) return false;
  return whole === 0 || String(BigInt(whole)).length <= digits;
}

/** Digits behind the point that count. */
function placesOf(value: unknown): number {
  if (typeof value !== "number" && typeof value !== "string") return 0;
  const [, fraction = "", exponent = "0"] =
    /^[+-]?\d*\.?(\d*?)0*(?:[eE]([+-]?\d+))?$/.exec(String(value).trim()) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

/** Digits of a second's fraction that count. */
function secondDigits(text: string | undefined): number {
  return /:\d{2}\.(\d*?)0*(?:\D|$)/.exec(text ?? "")?.[1]?.length ?? 0;
}

/** A date of TOML or a text, with a space between day and time. */
function dateText(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim().replace(/^(\S+)[T ]+(?=\d)/, "$1 ");
  return value instanceof Date ? value.toISOString().replace("T", " ") : undefined;
}

function isDay(text: string | undefined): boolean {
  const found = day.exec(text ?? "");
  if (found === null) return false;
  const [year, month, date] = found.slice(1).map(Number);
  const made = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, date));
  return made.getUTCMonth() + 1 === month && made.getUTCDate() === date;
}

function isTime(text: string | undefined): boolean {
  const found = timeOfDay.exec(text ?? "");
  if (found === null) return false;
  return Number(found[1]) < 24 && Number(found[2]) < 60 && Number(found[3] ?? 0) < 60;
}

function isTimestamp(text: string | undefined): boolean {
  const [first = "", ...rest] = (text ?? "").split(" ");
  if (rest.length === 0) return isDay(first);
  return isDay(first) && isTime(rest.join("").replace(zone, ""));
}

function fitsStruct(
  value: Readonly<Record<string, unknown>>,
  fields: readonly { readonly name: string; readonly type: SqlType }[],
): boolean {
  return Object.entries(value).every(([key, member]) => {
    const field = fields.find((each) => each.name.toLowerCase() === key.toLowerCase());
    return field !== undefined && fixtureFits(member, field.type);
  });
}
