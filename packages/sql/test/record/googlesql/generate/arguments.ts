import type { CatalogueArgument, CatalogueFunction } from "../analyser.ts";
import { sampleOf, type Sample } from "./samples.ts";

/** How the arguments of one call are written. */
export interface Call {
  /** Over columns of `everything`. */
  readonly columns: readonly string[];
  /** Over columns of `required`. */
  readonly required: readonly string[];
  /** Of constants, and of columns and constants mixed: one of them may be accepted where the others are not. */
  readonly others: readonly (readonly string[])[];
}

type Signature = CatalogueFunction["signatures"][number];

/** The calls of a signature: without optional arguments, with each more of them, and with repeated ones none to two times. */
export function callsOf(name: string, signature: Signature, filling: number): readonly Call[] {
  return arities(signature.arguments)
    .map((list) => callOf(name, list, filling))
    .filter((call) => call !== undefined);
}

type Given = CatalogueArgument & { readonly named?: true };

function arities(list: readonly CatalogueArgument[]): readonly (readonly Given[])[] {
  const required = list.filter(({ count }) => count === undefined);
  const repeated = list.filter(({ count }) => count === "repeated");
  const optional = list.filter(({ count }) => count === "optional");
  const named = optional.filter(({ name }) => name !== undefined).map(byName);
  return [
    required,
    ...optional.map((_, i) => [...required, ...optional.slice(0, i + 1)]),
    ...named.map((argument) => [...required, argument]),
    ...(required.some(({ name }) => name !== undefined) ? [required.map(byName)] : []),
    ...(named.length > 1 ? [[...required, ...named]] : []),
    ...(repeated.length > 0 ? [[...required, ...repeated], [...required, ...repeated, ...repeated]] : []),
  ];
} // prettier-ignore

const byName = (argument: CatalogueArgument): Given =>
  argument.name === undefined ? argument : { ...argument, named: true };

function callOf(name: string, list: readonly Given[], filling: number): Call | undefined {
  const found = list.map(({ type }) => sampleOf(type, filling));
  const filled = found.filter((sample) => sample !== undefined);
  if (filled.length < found.length) return undefined;
  const write = (choose: (sample: Sample, i: number) => string): readonly string[] =>
    spelled(name, list, filled.map(choose)); // prettier-ignore
  const variants = Math.max(1, ...filled.map(({ constants }) => constants.length));
  const others = Array.from({ length: variants }, (_, k) => [
    write(({ column, constants }, i) => (i === 0 ? column : (constants[k % constants.length] ?? ""))),
    write(({ constants }) => constants[k % constants.length] ?? ""),
    write(({ constants }, i) => constants[(i === 0 ? 0 : k) % constants.length] ?? ""),
  ]).flat();
  return { columns: write(({ column }) => column), required: write(({ required }) => required), others };
}

/** Names what is given by name, and writes a number with its part as an interval where the function takes one. */
function spelled(name: string, list: readonly Given[], values: readonly string[]): readonly string[] {
  const named = values.map((value, i) => {
    const argument = list[i];
    return argument?.named === true ? `${argument.name ?? ""} => ${value}` : value;
  });
  const part = list.findIndex(({ type }) => type === "DATE_TIME_PART");
  if (!/_(add|sub)$|^generate_.*_array$/.test(name) || part < 1) return named;
  const interval = `INTERVAL ${named[part - 1] ?? ""} ${named[part] ?? ""}`;
  return [...named.slice(0, part - 1), interval, ...named.slice(part + 1)];
}
