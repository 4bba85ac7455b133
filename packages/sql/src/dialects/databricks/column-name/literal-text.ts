import type { Literal, TypedLiteral } from "../../../ast/expression.ts";

/** A constant as Spark writes it. */
export function literalText(node: Literal): string | undefined {
  switch (node.literal) {
    case "integer":
    case "decimal":
    case "double":
      return numberText(node);
    case "string":
      return node.text;
    case "boolean":
      return node.text.toLowerCase();
    case "null":
      return "NULL";
    case "blob":
      return /^[\da-f]*$/i.test(node.text)
        ? `X'${node.text.length % 2 === 1 ? "0" : ""}${node.text.toUpperCase()}'`
        : undefined;
  }
}

function numberText({ text, literal }: Literal): string | undefined {
  const [, digits = "", suffix = ""] = /^(.*?)(bd|[lsyfd])?$/i.exec(text) ?? [];
  const kind = suffix.toLowerCase();
  if (kind === "f" || kind === "d" || (kind === "" && literal === "double"))
    return doubleText(Number(digits));
  return literal === "integer" && /^\d+$/.test(digits) ? BigInt(digits).toString() : decimalText(digits);
}

/** A double as Java writes it: `1000.0`, `1.5E10`. */
function doubleText(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (value === 0) return "0.0";
  if (value >= 1e-3 && value < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [mantissa = "", exponent = ""] = value.toExponential().split("e");
  return `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}

function decimalText(digits: string): string | undefined {
  const [, whole = "", fraction = "", exponent = "0"] = /^(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(digits) ?? [];
  const all = `${whole}${fraction}`;
  if (all === "") return undefined;
  const scale = fraction.length - Number(exponent);
  if (scale > 38 || scale < -38) return undefined;
  if (scale <= 0) return `${BigInt(all)}${scale === 0 || /^0*$/.test(all) ? "" : "0".repeat(-scale)}`;
  const padded = all.padStart(scale + 1, "0");
  return `${BigInt(padded.slice(0, -scale))}.${padded.slice(-scale)}`;
}

/** `DATE'2024-1-2'` as `DATE '2024-01-02'`. */
export function typedLiteralText({ type, text }: TypedLiteral): string | undefined {
  const name = type.text.toUpperCase();
  const value = momentText(text.trim(), name);
  if (value === undefined) return undefined;
  return `${name === "TIMESTAMP_LTZ" ? "TIMESTAMP" : name} '${value}'`;
}

const moment =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2})(\.\d{1,6})?)?)?$/;

function momentText(text: string, type: string): string | undefined {
  const parts = moment.exec(text);
  if (parts === null) return undefined;
  const [, year = "", month = "1", day = "1", hour, minute = "0", second = "0", fraction = ""] = parts;
  const two = (part: string): string => part.padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  if (type === "DATE") return hour === undefined ? date : undefined;
  if (!type.startsWith("TIMESTAMP")) return undefined;
  const rest = fraction.replace(/\.?0+$/, "");
  return `${date} ${two(hour ?? "0")}:${two(minute)}:${two(second)}${rest}`;
} // prettier-ignore
