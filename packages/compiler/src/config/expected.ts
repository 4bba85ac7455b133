import type { Shape } from "./shape.ts";
import { expectedForm, hasForm } from "./text-form.ts";

type NumberShape = Extract<Shape, { readonly kind: "integer" | "number" }>;

/** Whether a value is of the kind of a shape; what is inside of lists and tables is not looked at. */
export function fits(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case "any":
      return true;
    case "text":
      return typeof value === "string" && (shape.form === undefined || hasForm(shape.form, value));
    case "integer":
      return Number.isSafeInteger(value) && isWithin(shape, Number(value));
    case "number":
      // A whole number that is too large for a number of JavaScript is read as a bigint.
      return (typeof value === "number" || typeof value === "bigint") && isWithin(shape, Number(value));
    case "boolean":
      return typeof value === "boolean";
    case "date":
      return value instanceof Date || (typeof value === "string" && isDate(value));
    case "choice":
      return typeof value === "string" && shape.values.includes(value);
    case "list":
      return Array.isArray(value) && value.length >= (shape.atLeast ?? 0);
    case "either":
      return shape.of.some((one) => fits(one, value));
    case "names":
    case "variants":
    case "table":
      return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
  }
}

/** What a value of a shape is, after "must be". */
export function expectedOf(shape: Shape): string {
  switch (shape.kind) {
    case "any":
      return "anything";
    case "text":
      return shape.form === undefined ? "a text in quotes" : expectedForm(shape.form);
    case "integer":
    case "number":
      return numberExpected(shape);
    case "boolean":
      return "true or false";
    case "date":
      return "a date like 2024-01-31, with a time or without";
    case "choice":
      return shape.values.length === 1
        ? `"${shape.values[0] ?? ""}"`
        : `one of ${shape.values.map((value) => `"${value}"`).join(", ")}`;
    case "list":
      return listExpected(shape.atLeast ?? 0);
    case "either":
      return shape.of.map(expectedOf).join(", or ");
    case "names":
    case "variants":
    case "table":
      return "a table";
  }
}

function isWithin(limits: NumberShape, value: number): boolean {
  const { least = -Infinity, above, most = Infinity } = limits;
  return value >= least && value <= most && (above === undefined || value > above);
}

function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?.*)?$/.test(value) && !Number.isNaN(Date.parse(value));
}

function listExpected(atLeast: number): string {
  if (atLeast === 0) return "a list";
  return atLeast === 1 ? "a list that is not empty" : `a list of at least ${atLeast}`;
}

function numberExpected(shape: NumberShape): string {
  const what = shape.kind === "integer" ? "a whole number" : "a number";
  const { least, above, most } = shape;
  if (above !== undefined) return `${what} above ${above}`;
  if (least !== undefined && most !== undefined) return `${what} from ${least} to ${most}`;
  if (least !== undefined)
    return least === 0 ? `${what} that is not negative` : `${what} of at least ${least}`;
  return most === undefined ? what : `${what} of at most ${most}`;
}

/** A value as a message shows it. */
export function foundText(value: unknown): string {
  if (typeof value === "string") return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
    return String(value);
  return value instanceof Date ? "a date" : "a table";
}
