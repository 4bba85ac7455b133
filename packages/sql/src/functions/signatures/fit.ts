import { sameType, type Field, type SqlType } from "@rocky/ir";
import type { DialectTypes } from "../../types/dialect-types.ts";
import type { ValueType } from "../../types/value-type.ts";
import type { ArgumentType } from "../argument-type.ts";
import type { Overload, Parameter } from "./signature.ts";
import type { Template } from "./template.ts";

/** What fitting needs of a dialect. */
export interface FitRules {
  readonly types: Pick<DialectTypes, "converts" | "commonType">;
  /** Whether a type is of a family. */
  readonly isOf: (family: string, type: SqlType) => boolean;
  /** Whether a value becomes one of a family by itself; the type that it becomes. */
  readonly toFamily: (family: string, argument: ArgumentType) => SqlType | undefined;
  /** How well an argument fits a type that it has or becomes; 1 for its own type and 0 for others where it is not said. */
  readonly fitness?: (argument: ArgumentType, type: SqlType) => number;
}

/** Arguments that fit an overload. */
export interface Fit {
  readonly overload: Overload;
  /** The types of the overload's variables. */
  readonly bound: ReadonlyMap<string, SqlType>;
  /** How well the arguments fit in all: how many have exactly the type of their parameter, unless the dialect says otherwise. */
  readonly exact: number;
  /** Why nobody can be certain that it fits, or with what types. */
  readonly unknown: string | undefined;
  /** A text is read as a value of another type. */
  readonly readsText: boolean;
}

interface Fitting {
  readonly rules: FitRules;
  readonly values: Map<string, ValueType[]>;
  exact: number;
  unknown: string | undefined;
  readsText: boolean;
}

/** Whether arguments fit an overload, with the types of its variables; `undefined` when they do not. */
export function fitOverload(
  overload: Overload,
  args: readonly ArgumentType[],
  rules: FitRules,
): Fit | undefined {
  const pairs = pairsOf(overload.parameters, args);
  if (pairs === undefined) return undefined;
  const fitting: Fitting = { rules, values: new Map(), exact: 0, unknown: undefined, readsText: false };
  for (const [parameter, arg] of pairs) {
    if (parameter.template.kind === "lambda" || arg.lambda !== undefined) continue;
    if (fits(fitting, parameter.template, arg) === undefined) return undefined;
  }
  const bound = bindVariables(fitting);
  if (bound === undefined) return undefined;
  for (const [{ template }, arg] of pairs) {
    if (template.kind !== "lambda" && arg.lambda === undefined) continue;
    if (template.kind === "family" && template.name === "any") continue;
    if (template.kind !== "lambda" || arg.lambda === undefined) return undefined;
    if (!fitsLambda(fitting, bound, { template, lambda: arg.lambda })) return undefined;
  }
  const { exact, unknown, readsText } = fitting;
  return { overload, bound, exact, unknown, readsText };
}

/** Each argument with its parameter; `undefined` when there are too few or too many. */
function pairsOf(
  parameters: readonly Parameter[],
  args: readonly ArgumentType[],
): readonly (readonly [Parameter, ArgumentType])[] | undefined {
  const last = parameters[parameters.length - 1];
  const pairs: (readonly [Parameter, ArgumentType])[] = [];
  let isNamed = false;
  for (const arg of args) {
    const own = arg.name === undefined ? undefined : namedParameter(parameters, arg);
    isNamed ||= own !== undefined;
    const parameter = own ?? parameters[pairs.length] ?? (last?.repeated === true ? last : undefined);
    if (parameter === undefined) return undefined;
    pairs.push([parameter, arg]);
  }
  const given = isNamed ? new Set(pairs.map(([parameter]) => parameter)) : undefined;
  // Without names they are given in order.
  const isGiven = (parameter: Parameter, i: number): boolean => given?.has(parameter) ?? i < args.length;
  return parameters.every((parameter, i) => parameter.optional || isGiven(parameter, i)) ? pairs : undefined;
}

function namedParameter(parameters: readonly Parameter[], { name }: ArgumentType): Parameter | undefined {
  const key = name?.toLowerCase();
  return key === undefined ? undefined : parameters.find((parameter) => parameter.name === key);
}

/** The type that an argument becomes where a template stands; `undefined` where it does not fit. */
function fits(fitting: Fitting, template: Template, arg: ArgumentType): SqlType | undefined {
  if (arg.type.kind === "unknown") {
    fitting.unknown ??= arg.type.reason;
    leaveOpen(fitting, template, arg.type);
    return arg.type;
  }
  switch (template.kind) {
    case "type":
      return fitsType(fitting, template.type, arg);
    case "family":
      return fitsFamily(fitting, template.name, arg);
    case "either":
      return fitsEither(fitting, template.options, arg);
    case "variable":
      return fitsVariable(fitting, template, arg);
    case "array":
    case "map":
    case "struct":
      return fitsNested(fitting, template, arg);
    case "lambda":
      return undefined;
  }
}

/** The variables of a template that an unknown type stands for are unknown too. */
function leaveOpen(fitting: Fitting, template: Template, type: SqlType): void {
  switch (template.kind) {
    case "variable":
      fitting.values.set(template.name, [...(fitting.values.get(template.name) ?? []), { type }]);
      return;
    case "array":
      leaveOpen(fitting, template.element, type);
      return;
    case "map":
      leaveOpen(fitting, template.key, type);
      leaveOpen(fitting, template.value, type);
      return;
    case "struct":
      for (const field of template.fields) leaveOpen(fitting, field.type, type);
      return;
    case "type":
    case "family":
    case "either":
    case "lambda":
      return;
  }
}

function fitsType(fitting: Fitting, type: SqlType, arg: ArgumentType): SqlType | undefined {
  fitting.exact += fitting.rules.fitness?.(arg, type) ?? (sameType(arg.type, type) ? 1 : 0);
  if (!fitting.rules.types.converts(arg, type)) return undefined;
  fitting.readsText ||= arg.type.kind === "string" && type.kind !== "string";
  return type;
}

/** The options in their order: first one that the type is of, then one that it converts to. */
function fitsEither(fitting: Fitting, options: readonly Template[], arg: ArgumentType): SqlType | undefined {
  const exact = options.find((option) => isExactly(fitting, option, arg.type));
  if (exact !== undefined) return fits(fitting, exact, arg);
  for (const option of options) {
    const type = fits(fitting, option, arg);
    if (type !== undefined) return type;
  }
  return undefined;
}

function isExactly({ rules }: Fitting, template: Template, type: SqlType): boolean {
  switch (template.kind) {
    case "type":
      return sameType(template.type, type) || (isPlain(type) && template.type.kind === type.kind);
    case "family":
      return rules.isOf(template.name, type);
    case "array":
    case "map":
    case "struct":
      return template.kind === type.kind;
    default:
      return false;
  }
}

/** Kinds that differ in nothing but what a length or a precision says. */
function isPlain({ kind }: SqlType): boolean {
  return kind === "decimal" || kind === "string";
}

function fitsFamily(fitting: Fitting, family: string, arg: ArgumentType): SqlType | undefined {
  if (fitting.rules.isOf(family, arg.type)) {
    fitting.exact++;
    return arg.type;
  }
  if (arg.type.kind === "null") return arg.type;
  fitting.readsText ||= arg.type.kind === "string";
  return fitting.rules.toFamily(family, arg);
}

function fitsVariable(
  fitting: Fitting,
  { name, of }: Template & { readonly kind: "variable" },
  arg: ArgumentType,
): SqlType | undefined {
  const type = of === undefined ? arg.type : fits(fitting, of, arg);
  if (type === undefined) return undefined;
  const value = type === arg.type ? { type, literal: arg.literal, parts: arg.parts } : { type };
  fitting.values.set(name, [...(fitting.values.get(name) ?? []), value]);
  return type;
}

function fitsNested(
  fitting: Fitting,
  template: Template & { readonly kind: "array" | "map" | "struct" },
  { type, parts }: ArgumentType,
): SqlType | undefined {
  if (type.kind === "null") return type;
  if (template.kind === "array" && type.kind === "array" && parts !== undefined && parts.length > 0) {
    return parts.every((part) => fits(fitting, template.element, part) !== undefined) ? type : undefined;
  }
  const fit = (part: Template, of: SqlType): boolean => fits(fitting, part, { type: of }) !== undefined;
  switch (template.kind) {
    case "array":
      return type.kind === "array" && fit(template.element, type.element) ? type : undefined;
    case "map":
      return type.kind === "map" && fit(template.key, type.key) && fit(template.value, type.value)
        ? type
        : undefined;
    case "struct":
      return type.kind === "struct" && fitsFields(template.fields, type.fields, fit) ? type : undefined;
  }
}

function fitsFields(
  wanted: readonly { readonly type: Template }[],
  given: readonly Field[],
  fit: (part: Template, of: SqlType) => boolean,
): boolean {
  if (wanted.length !== given.length) return false;
  return wanted.every(({ type }, i) => fit(type, given[i]?.type ?? { kind: "null" }));
}

/** One type for each variable: the common one of what it was given. */
function bindVariables({ rules, values }: Fitting): Map<string, SqlType> | undefined {
  const bound = new Map<string, SqlType>();
  for (const [name, given] of values) {
    const common = rules.types.commonType(given, "coalesce");
    if (common.kind === "none") return undefined;
    bound.set(name, common.kind === "ok" ? common.type : { kind: "unknown", reason: common.reason });
  }
  return bound;
}

interface LambdaPair {
  readonly template: Template & { readonly kind: "lambda" };
  readonly lambda: NonNullable<ArgumentType["lambda"]>;
}

function fitsLambda(
  fitting: Fitting,
  bound: Map<string, SqlType>,
  { template, lambda }: LambdaPair,
): boolean {
  if (lambda.parameters > template.parameters.length) return false;
  const types = template.parameters.slice(0, lambda.parameters).map((part) => instantiate(part, bound));
  const body = lambda.body(types);
  const { result } = template;
  if (result.kind !== "variable") return fits(fitting, result, body) !== undefined;
  if (!bound.has(result.name)) bound.set(result.name, body.type);
  return true;
}

/** A template with the types of its variables; a variable without one is NULL's type. */
export function instantiate(template: Template, bound: ReadonlyMap<string, SqlType>): SqlType {
  switch (template.kind) {
    case "type":
      return template.type;
    case "variable":
      return bound.get(template.name) ?? { kind: "null" };
    case "array":
      return { kind: "array", element: instantiate(template.element, bound) };
    case "map":
      return {
        kind: "map",
        key: instantiate(template.key, bound),
        value: instantiate(template.value, bound),
      };
    case "struct":
      return {
        kind: "struct",
        fields: template.fields.map(({ name, type }) => ({ name, type: instantiate(type, bound) })),
      };
    case "family":
    case "either":
    case "lambda":
      return { kind: "unknown", reason: "the result of this function is not modelled" };
  }
}
