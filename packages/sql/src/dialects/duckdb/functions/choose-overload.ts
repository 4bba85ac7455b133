import type { Field, SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { combine } from "../types/common-type.ts";
import { implicitCost, targetCost, typeCost } from "../types/implicit-cast.ts";
import type { Overload } from "./catalogue.ts";
import type { Pattern } from "./pattern.ts";

/** The types that the templates of an overload got. */
export type Bindings = Readonly<Record<string, SqlType>>;

/** What DuckDB makes of a call: one overload, several that are equally near, or none. */
export type Choice =
  | { readonly kind: "one"; readonly overload: Overload; readonly bindings: Bindings }
  | { readonly kind: "ambiguous"; readonly overloads: readonly Overload[] }
  /** The nearest overload wants arguments of one type, which these have not. */
  | { readonly kind: "apart"; readonly overload: Overload }
  | { readonly kind: "none" };

const anyCost = 5;
const templateCost = 4;
const nestedCost = 160;
/** A string constant is read as a list, but not as one of elements that may be anything. */
const freeTextCost = 20;

/** Picks the overload that the arguments convert to for the least cost. Lambdas fit only parameters that are lambdas. */
export function chooseOverload(overloads: readonly Overload[], args: readonly ArgumentType[]): Choice {
  let best: Overload[] = [];
  let lowest = Infinity;
  for (const overload of overloads) {
    const cost = callCost(overload, args);
    if (cost === undefined || cost > lowest) continue;
    if (cost < lowest) best = [];
    lowest = cost;
    best.push(overload);
  }
  const [overload, other] = best;
  if (overload === undefined) return { kind: "none" };
  if (other !== undefined) return { kind: "ambiguous", overloads: best };
  const bindings = bindTemplates(overload, args);
  return bindings === undefined ? { kind: "apart", overload } : { kind: "one", overload, bindings };
}

/** Every overload that the arguments could be meant for, when some of their types are not known. */
export function possibleOverloads(
  overloads: readonly Overload[],
  args: readonly ArgumentType[],
): readonly Overload[] {
  return overloads.filter((overload) => callCost(overload, args) !== undefined);
}

/** The pattern of the parameter that an argument stands for. */
function parameterAt(overload: Overload, index: number): Pattern | undefined {
  return overload.parameters[index] ?? overload.rest;
}

function callCost(overload: Overload, args: readonly ArgumentType[]): number | undefined {
  if (args.length < overload.parameters.length) return undefined;
  if (args.length > overload.parameters.length && overload.rest === undefined) return undefined;
  let cost = 0;
  for (const [i, arg] of args.entries()) {
    const pattern = parameterAt(overload, i);
    const argCost = pattern === undefined ? undefined : argumentCost(arg, pattern);
    if (argCost === undefined) return undefined;
    cost += argCost;
  }
  return cost;
}

function argumentCost(arg: ArgumentType, pattern: Pattern): number | undefined {
  if (arg.lambda !== undefined || pattern.kind === "lambda") {
    return arg.lambda !== undefined && pattern.kind === "lambda" ? 0 : undefined;
  }
  if (arg.type.kind === "unknown") return 0;
  return pattern.kind === "type" ? implicitCost(arg, pattern.type) : patternCost(arg, pattern);
}

/** The cost of converting to a type that is not fixed. */
function patternCost(value: ValueType, pattern: Pattern): number | undefined {
  const { type } = value;
  const freeText = value.literal?.kind === "string";
  switch (pattern.kind) {
    case "type":
      return implicitCost(value, pattern.type);
    case "any":
      return anyCost;
    case "template":
      return templateCost;
    case "decimal":
      return decimalCost(value);
    case "list":
    case "array":
      if (type.kind === "null" || type.kind === "variant") return nestedCost;
      if (freeText) return pattern.element.kind === "any" ? undefined : freeTextCost;
      return type.kind === "array" ? arrayCost(type, pattern) : undefined;
    case "map":
      if (type.kind === "null" || type.kind === "variant") return nestedCost;
      return type.kind === "map" ? 0 : undefined;
    case "struct":
      if (type.kind === "null" || type.kind === "variant") return nestedCost;
      return type.kind === "struct" && type.fields.length === pattern.fields.length ? 0 : undefined;
    case "loose":
      if (type.kind === "null" || type.kind === "variant") return nestedCost;
      return isLoosely(type, pattern.of) ? 0 : undefined;
    case "lambda":
    case "other":
      return undefined;
  }
}

function decimalCost(value: ValueType): number | undefined {
  if (value.type.kind === "decimal") return 0;
  if (value.literal?.kind === "string") return undefined;
  if (value.literal?.kind === "integer") return targetCost("DECIMAL") - 90;
  return typeCost(value.type, { kind: "decimal", precision: 18, scale: 3 });
}

type ArrayType = SqlType & { readonly kind: "array" };
type ArrayPattern = Pattern & { readonly kind: "list" | "array" };

function arrayCost(type: ArrayType, pattern: ArrayPattern): number | undefined {
  const element = patternCost({ type: type.element }, pattern.element);
  if (element === undefined) return undefined;
  if (pattern.kind === "list") return type.length === undefined ? Math.max(0, element - 1) : element + 1;
  if (type.length === undefined) return pattern.length === undefined ? undefined : element + 1;
  const fits = pattern.length === undefined || pattern.length === type.length;
  return fits ? Math.max(0, element - 1) : undefined;
}

function isLoosely(type: SqlType, of: string): boolean {
  switch (of) {
    case "LIST":
      return type.kind === "array" && type.length === undefined;
    case "ARRAY":
      return type.kind === "array" && type.length !== undefined;
    default:
      return type.kind.toUpperCase() === of;
  }
}

/** Gives each template the common type of what stands for it; `undefined` when there is none. */
function bindTemplates(overload: Overload, args: readonly ArgumentType[]): Bindings | undefined {
  const values = new Map<string, ValueType>();
  for (const [i, arg] of args.entries()) {
    const pattern = parameterAt(overload, i);
    if (pattern !== undefined && arg.lambda === undefined && !bindPattern(arg, pattern, values)) {
      return undefined;
    }
  }
  return Object.fromEntries([...values].map(([name, { type }]) => [name, type]));
}

function bindPattern(value: ValueType, pattern: Pattern, values: Map<string, ValueType>): boolean {
  const { type } = value;
  switch (pattern.kind) {
    case "template": {
      const before = values.get(pattern.name);
      const now = before === undefined ? value : combine(before, value);
      if (now === undefined) return false;
      values.set(pattern.name, now);
      return true;
    }
    case "list":
    case "array": {
      const element: SqlType = type.kind === "array" ? type.element : { kind: "null" };
      return bindPattern({ type: element }, pattern.element, values);
    }
    case "map": {
      const [key, item] = type.kind === "map" ? [type.key, type.value] : [type, type];
      if (type.kind !== "map" && type.kind !== "null") return true;
      return (
        bindPattern({ type: key }, pattern.key, values) && bindPattern({ type: item }, pattern.value, values)
      );
    }
    case "struct":
      return (
        type.kind !== "struct" ||
        pattern.fields.every((field, i) => {
          const fieldType = type.fields[i]?.type;
          return fieldType === undefined || bindPattern({ type: fieldType }, field.pattern, values);
        })
      );
    case "type":
    case "any":
    case "decimal":
    case "lambda":
    case "loose":
    case "other":
      return true;
  }
}

/** The type that a result's pattern means; `undefined` where the catalogue does not say. */
export function instantiate(pattern: Pattern, bindings: Bindings): SqlType | undefined {
  switch (pattern.kind) {
    case "type":
      return pattern.type;
    case "template":
      return bindings[pattern.name];
    case "list": {
      const element = instantiate(pattern.element, bindings);
      return element === undefined ? undefined : { kind: "array", element };
    }
    case "array": {
      const element = instantiate(pattern.element, bindings);
      if (element === undefined || pattern.length === undefined) return undefined;
      return { kind: "array", element, length: pattern.length };
    }
    case "map": {
      const key = instantiate(pattern.key, bindings);
      const value = instantiate(pattern.value, bindings);
      return key === undefined || value === undefined ? undefined : { kind: "map", key, value };
    }
    case "struct": {
      const fields: Field[] = [];
      for (const field of pattern.fields) {
        const type = instantiate(field.pattern, bindings);
        if (type === undefined) return undefined;
        fields.push({ name: field.name, type });
      }
      return { kind: "struct", fields };
    }
    case "any":
    case "decimal":
    case "lambda":
    case "loose":
    case "other":
      return undefined;
  }
}
