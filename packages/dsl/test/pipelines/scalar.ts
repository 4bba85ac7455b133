import type { Comparison, Infix, Kind, Value } from "./pipeline.ts";

/** What the engine might compute differently, or refuse: such a pipeline is not drawn. */
export class Unusable extends Error {
  override readonly name = "Unusable";
}

const largest = 1e9;

/** A number that no engine rounds or refuses. */
function usable(value: number): number {
  if (!Number.isFinite(value) || Math.abs(value) > largest) throw new Unusable(`the number ${value}`);
  return value === 0 ? 0 : value;
}

/** Less than 0 where the first comes first; neither is NULL. */
export function ordered(a: Value, b: Value): number {
  if (a === b) return 0;
  return (a as number) < (b as number) ? -1 : 1;
}

function compared(operator: Comparison, a: Value, b: Value): Value {
  if (operator === "!=") return a !== b;
  if (a === null || b === null) return null;
  const order = ordered(a, b);
  switch (operator) {
    case "==":
      return order === 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

/** What a comparison is; `!=` counts NULL as a value, the others are NULL beside one. */
export function comparison(operator: Comparison): (a: Value, b: Value) => Value {
  return (a, b) => compared(operator, a, b);
}

function and(a: Value, b: Value): Value {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

/** The negation of what is true, false or NULL. */
export function not(a: Value): Value {
  return a === null ? null : !(a as boolean);
}

function arithmetic(operator: "+" | "-" | "*" | "/" | "%", a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  const [x, y] = [a as number, b as number];
  switch (operator) {
    case "+":
      return usable(x + y);
    case "-":
      return usable(x - y);
    case "*":
      return usable(x * y);
    case "/":
      return usable(x / y);
    case "%":
      return usable(x % y);
  }
}

/** An operator over two values. */
export function infix(operator: Infix, a: Value, b: Value): Value {
  switch (operator) {
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return arithmetic(operator, a, b);
    case "and":
      return and(a, b);
    case "or":
      return not(and(not(a), not(b)));
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compared(operator, a, b);
  }
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** A value as another kind; only conversions that never fail are drawn. */
export function converted(value: Value, kind: Kind): Value {
  if (value === null) return null;
  switch (kind) {
    case "int":
      return typeof value === "boolean" ? Number(value) : usable(halfToEven(Number(value)));
    case "real":
      return usable(Number(value));
    case "text":
      return String(value);
    case "bool":
      return value === true || (typeof value === "number" && value !== 0);
    case "date":
      return value;
  }
}

/** As {@link converted}; null where a text is no whole number. */
export function convertedSafely(value: Value, kind: Kind): Value {
  return typeof value === "string" && kind === "int" && !/^ *[-+]?[0-9]+ *$/.test(value)
    ? null
    : converted(value, kind);
}

const present = (values: readonly Value[]): readonly Value[] => values.filter((value) => value !== null);

function extreme(values: readonly Value[], sign: number): Value {
  return present(values).toSorted((a, b) => sign * ordered(a, b))[0] ?? null;
}

/** A function of the values of one row. */
export function scalar(name: string, args: readonly Value[]): Value {
  const [first = null] = args;
  switch (name) {
    case "coalesce":
      return present(args)[0] ?? null;
    case "nullif":
      return first !== null && first === args[1] ? null : first;
    case "greatest":
      return extreme(args, -1);
    case "least":
      return extreme(args, 1);
    case "concat":
      return present(args).join("");
  }
  if (first === null) return null;
  switch (name) {
    case "abs":
      return Math.abs(first as number);
    case "upper":
      return String(first).toUpperCase();
    case "lower":
      return String(first).toLowerCase();
    case "trim":
      return String(first).replace(/^ +| +$/g, "");
    case "length":
      return Array.from(String(first)).length;
  }
  throw new Error(`nobody knows the function ${name}`);
}
