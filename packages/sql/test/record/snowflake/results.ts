import { digitsOf, longest, number, shapeOf } from "./columns.ts";
import { foldOf } from "./fold.ts";

/** The types of the arguments of a call. */
export type Types = readonly string[];

const plain =
  /^(NUMBER\(\d+,\d+\)|VARCHAR|VARCHAR\(\d+\)|BINARY|FLOAT|DECFLOAT|BOOLEAN|DATE|TIME\(9\)|TIMESTAMP_(NTZ|LTZ|TZ)\(9\)|VARIANT|OBJECT|ARRAY|GEOGRAPHY|GEOMETRY|UUID)$/;

/** The length of a text or of bytes. */
function widthOf(type: string | undefined): number | undefined {
  const { family, size } = shapeOf(type ?? "");
  return family === "VARCHAR" || family === "BINARY" ? size[0] : undefined;
}

function exact(type: string | undefined, make: (whole: number, scale: number) => string): string | undefined {
  const digits = digitsOf(type ?? "");
  return digits === undefined ? undefined : make(digits.whole, digits.scale);
}

function folded(types: Types): string | undefined {
  const [first, ...rest] = types;
  return rest.reduce<string | undefined>(
    (left, right) => (left === undefined ? undefined : foldOf(left, right)),
    first,
  );
}

/** What a text or bytes of a rule's width are: `VARCHAR(3*w1)`. */
const widths: Readonly<Record<string, (types: Types) => number | undefined>> = {
  "VARCHAR(w1)": ([a]) => widthOf(a),
  "VARCHAR(3*w1)": ([a]) => times(widthOf(a), 3),
  "VARCHAR(2*w1)": ([a]) => times(widthOf(a), 2),
  "VARCHAR(8*w1)": ([a]) => times(widthOf(a), 8),
  "BINARY(4*w1)": ([a]) => times(widthOf(a), 4),
  "VARCHAR(w1/2)": ([a]) => floored(times(widthOf(a), 1 / 2)),
  "BINARY(w1/2)": ([a]) => floored(times(widthOf(a), 1 / 2)),
  "VARCHAR(floor(w1/4)*3)": ([a]) => times(floored(times(widthOf(a), 1 / 4)), 3),
  "BINARY(floor(w1/4)*3)": ([a]) => times(floored(times(widthOf(a), 1 / 4)), 3),
  "VARCHAR(2*w1+w4)": ([a, , , d]) => sum([times(widthOf(a), 2), widthOf(d)]),
  "VARCHAR(sum)": (types) => sum(types.map(widthOf)),
  "VARCHAR(sum+sep)": ([separator, ...rest]) =>
    sum([...rest.map(widthOf), times(widthOf(separator), rest.length - 1)]),
};

function times(value: number | undefined, by: number): number | undefined {
  return value === undefined ? undefined : value * by;
}

function floored(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.floor(value);
}

function sum(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce<number | undefined>(
    (total, value) => (total === undefined || value === undefined ? undefined : total + value),
    0,
  );
}

const rules: Readonly<Record<string, (types: Types) => string | undefined>> = {
  "VARCHAR(MAX)": () => longest,
  "=1": ([a]) => a,
  "=order key": ([a]) => a,
  abs: ([a]) => exact(a, (whole, scale) => number(Math.max(whole + scale, scale + 2), scale)),
  avg: ([a]) =>
    exact(a, (whole, scale) => {
      const after = Math.max(scale, Math.min(scale + 6, 12));
      return number(whole + scale + 12 + (after - scale), after);
    }),
  "median(order key)": ([a]) => exact(a, (whole, scale) => number(whole + scale + 3, scale + 3)),
  "NUMBER(min(38,p+3),s+3)": ([a]) => exact(a, (whole, scale) => number(whole + scale + 3, scale + 3)),
  "NUMBER(min(38,p+12),s)": ([a]) => exact(a, (whole, scale) => number(whole + scale + 12, scale)),
  "NUMBER(38,max(s,min(12,2s+6)))": ([a]) =>
    exact(a, (_, scale) => number(38, Math.max(scale, Math.min(12, 2 * scale + 6)))),
  ratio: ([a]) =>
    exact(a, (whole, scale) => {
      const after = Math.max(scale, Math.min(scale + 6, 12));
      return number(whole + scale + after, after);
    }),
  "bit(max(2,L))": (types) => bits(types, 0),
  "bit(max(2,L+1))": (types) => bits(types, 1),
  "TIMESTAMP_MAPPED(9)": () => "TIMESTAMP_NTZ(9)",
  "TIMESTAMP_LTZ(p or 9)": (types) => (types.length === 0 ? "TIMESTAMP_LTZ(9)" : undefined),
  "TIME(p or 9)": (types) => (types.length === 0 ? "TIME(9)" : undefined),
  "TIMESTAMP_MAPPED(min(9,s1+scale))": ([a, b]) =>
    b === undefined ? exact(a, (_, scale) => `TIMESTAMP_NTZ(${Math.min(9, scale)})`) : undefined,
  "NUMBER(p or 38,s or 0)": (types) => (types.length === 1 ? number(38, 0) : undefined),
  tonumber: (types) => (types.length > 2 ? undefined : types[0] === "BOOLEAN" ? number(2, 0) : number(38, 0)),
  "keep9(1)": ([a]) => a,
  "keep9(2)": ([, b]) => b,
  "round(1,2)": ([a, b]) =>
    b === undefined
      ? exact(a, (whole, scale) => (scale === 0 ? (a ?? "") : number(whole + scale + 1, 0)))
      : undefined,
  "fold(all)": folded,
  "fold(1,2)": ([a, b]) => folded([a ?? "", b ?? ""]),
  "fold(2,3)": ([, b, c]) => folded([b ?? "", c ?? ""]),
  "=1 or fold(1,3)": ([a, , c]) => (c === undefined ? a : folded([a ?? "", c])),
};

function bits(types: Types, more: number): string | undefined {
  const wholes = types.flatMap((type) => digitsOf(type)?.whole ?? []);
  return wholes.length === 0 ? undefined : number(Math.max(2, Math.max(...wholes) + more), 0);
}

/** The type that a rule gives for arguments of these types; `undefined` where the rule says none of its own. */
export function resultOf(rule: string, types: Types): string | undefined {
  if (plain.test(rule)) return rule;
  const width = Object.hasOwn(widths, rule) ? widths[rule]?.(types) : undefined;
  if (width !== undefined) return `${shapeOf(rule.split("(")[0] ?? "").family}(${width})`;
  return Object.hasOwn(rules, rule) ? rules[rule]?.(types) : undefined;
}
