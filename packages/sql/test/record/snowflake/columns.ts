import { readFileSync } from "node:fs";

/** A type in the words of SYSTEM$TYPEOF, with its digits or length apart. */
export interface Shape {
  /** The name without its parentheses: NUMBER, VARCHAR, BINARY, or the whole text of another type. */
  readonly family: string;
  /** Digits of a NUMBER, in all and after the point; the length of a text or of bytes. */
  readonly size: readonly number[];
}

/** A column of the table of the facts. */
export interface FactColumn {
  readonly name: string;
  readonly type: string;
}

/** A fixture's lines, without empty ones. */
export function linesOf(path: string): readonly string[] {
  const text = readFileSync(new URL(path, import.meta.url), "utf8");
  return text.split("\n").filter((line) => line.trim() !== "");
}

const sized = /^(NUMBER|VARCHAR|BINARY)\(([\d,]+)\)$/;

/** Reads a type. */
export function shapeOf(type: string): Shape {
  const [, family = type, size = ""] = sized.exec(type) ?? [];
  return { family, size: size === "" ? [] : size.split(",").map(Number) };
}

/** NUMBER(p,s), with no more digits than there are. */
export function number(precision: number, scale: number): string {
  return `NUMBER(${Math.min(38, precision)},${scale})`;
}

/** Digits before the point, and after it. */
export function digitsOf(type: string): { readonly whole: number; readonly scale: number } | undefined {
  const { family, size } = shapeOf(type);
  const [precision = 0, scale = 0] = size;
  return family === "NUMBER" ? { whole: precision - scale, scale } : undefined;
}

/** The longest text. */
export const longest = "VARCHAR(134217728)";

/** The columns of the table of the facts, by name. */
export const factColumns: ReadonlyMap<string, string> = new Map(
  Object.entries({
    i: "NUMBER(38,0)",
    n: "NUMBER(10,2)",
    q: "NUMBER(4,0)",
    z: "NUMBER(38,12)",
    m: "NUMBER(3,1)",
    c: "NUMBER(4,2)",
    e: "NUMBER(20,10)",
    h: "NUMBER(30,20)",
    k: "NUMBER(5,5)",
    f: "FLOAT",
    df: "DECFLOAT",
    s: "VARCHAR(5)",
    w: "VARCHAR(9)",
    t: "VARCHAR(16777216)",
    b: "BOOLEAN",
    d: "DATE",
    tm: "TIME(9)",
    ts: "TIMESTAMP_NTZ(9)",
    tl: "TIMESTAMP_LTZ(9)",
    tz: "TIMESTAMP_TZ(9)",
    va: "VARIANT",
    o: "OBJECT",
    a: "ARRAY",
    bn: "BINARY(10)",
    bo: "BINARY(4)",
    g: "GEOGRAPHY",
    ge: "GEOMETRY",
    u: "UUID",
    vec: "VECTOR(FLOAT, 3)",
    ia: "ARRAY(NUMBER(38,0))",
    ob: "OBJECT(city VARCHAR(16777216), zip NUMBER(38,0))",
    mp: "MAP(VARCHAR(16777216), NUMBER(38,0))",
  }),
);
