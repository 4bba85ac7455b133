import type { SqlType } from "@rocky/ir";

const endless = /^\s*[+-]?(?:epoch|inf|infinity|nan)\s*$/i;
/** A number with a letter behind it, which is no exponent. */
const withUnit = /^\s*[+-]?[1-9]\d*[a-df-z]/i;
/** Days that every month has. */
const plainDay = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])/;
const dayFirst = /^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\s*$/;
const yearFirst = /^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?=$|[ T])/;
const truths: ReadonlySet<string> = new Set(["true", "false", "t", "f", "yes", "no", "y", "n", "1", "0"]);

/** Whether a text is certainly none of a type's in DuckDB; what is not certain is `false`. */
export function isUnreadable(text: string, type: SqlType): boolean {
  switch (type.kind) {
    case "integer":
      return !/\d/.test(text) || withUnit.test(text) || (!type.signed && /^\s*-\d*[1-9]\d*\s*$/.test(text));
    case "decimal":
      return !/\d/.test(text) || withUnit.test(text);
    case "float":
      return !/\d/.test(text) && !endless.test(text);
    case "boolean":
      return !truths.has(text.toLowerCase());
    case "date":
    case "timestamp":
      if (plainDay.test(text)) return false;
      return (!/\d/.test(text) && !endless.test(text)) || dayFirst.test(text) || isNoDay(text);
    case "uuid":
      return /[^0-9a-f{}-]/i.test(text) || text.replaceAll(/[{}-]/g, "").length < 32;
    default:
      return false;
  }
}

/** Whether a text starts with a year, a month and a day that the calendar does not have. */
function isNoDay(text: string): boolean {
  const [, year, month, day] = (yearFirst.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  if (month < 1 || month > 12 || day < 1) return true;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day > last;
}
