import type { Literal } from "../../../ast/expression.ts";

const largestInteger = 2n ** 128n - 1n;

/** A number as DuckDB writes it back; what is too large for a DOUBLE becomes infinite, which it writes as 1e1000. */
export function numberText(literal: Literal): string {
  const text = literal.text.replaceAll("_", "");
  if (literal.literal === "integer" && text.length > 100 && /^0*[1-9]\d{40}/.test(text)) {
    return doubleText(Number(text));
  }
  if (literal.literal === "integer") {
    const value = BigInt(text);
    return value <= largestInteger ? value.toString() : doubleText(Number(text));
  }
  if (literal.literal === "decimal") return decimalText(text);
  return doubleText(Number(text));
}

function decimalText(text: string): string {
  const [whole = "", fraction = ""] = text.split(".");
  if (whole.length + fraction.length > 38) return doubleText(Number(text));
  const digits = whole === "" ? "" : BigInt(whole).toString();
  return fraction === "" ? digits : `${digits}.${fraction}`;
}

/** The shortest digits that give the number back; with an exponent from 1e16 on and below 1e-4. */
function doubleText(value: number): string {
  if (!Number.isFinite(value)) return "1e1000";
  if (value === 0) return "0.0";
  const [digits = "", exponentText = "0"] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const sign = exponent < 0 ? "-" : "+";
    return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const plain =
    exponent < 0 ? value.toFixed(-exponent + digits.replace(".", "").length - 1) : wholeText(value);
  return plain.includes(".") ? plain : `${plain}.0`;
}

function wholeText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}
