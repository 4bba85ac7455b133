import { sameType, unknownReason, unknownType, type SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { FunctionKind } from "../../../functions/function-definition.ts";
import type { NullRule } from "../../../types/null-rule.ts";
import type { Resolution } from "../../../types/resolution.ts";
import { refusesArguments } from "./argument-checks.ts";
import { aggregateRules } from "./aggregate-rules.ts";
import type { Overload } from "./catalogue.ts";
import { chooseOverload, instantiate, possibleOverloads } from "./choose-overload.ts";
import { decimalRules } from "./decimal-rules.ts";
import { alongPath } from "./json-paths.ts";
import { listRules } from "./list-rules.ts";
import { passesNull } from "./null-propagation.ts";
import { overridingRules, tieRules } from "./overriding-rules.ts";
import { nullType, type ResultRule, type RuleAnswer, type RuledCall } from "./result-rule.ts";
import { structRules } from "./struct-rules.ts";

/** Rules for results that the catalogue does not say. */
const openRules: readonly Readonly<Record<string, ResultRule>>[] = [listRules, structRules, aggregateRules];

/** A call of a function of the catalogue. */
export interface CatalogueCall {
  /** The name in the catalogue, an alias replaced. */
  readonly name: string;
  readonly kind: FunctionKind;
  readonly args: readonly ArgumentType[];
  readonly nulls: NullRule;
  readonly overloads: readonly Overload[];
  /** Resolves another function. */
  readonly resolve: RuledCall["resolve"];
}

/** The type of a call as DuckDB finds it: the nearest overload, then the rule of its result. */
export function resolveCall(call: CatalogueCall): Resolution | "refused" {
  const reason = firstUnknown(call.args);
  if (reason !== undefined) return resolveUnknown(call, reason);
  if (refusesArguments(call.name, call.args)) return "refused";
  const choice = chooseOverload(
    call.overloads,
    call.kind === "aggregate" ? withoutTexts(call.args) : call.args,
  );
  const tie = choice.kind === "ambiguous" ? tieRules[call.name] : undefined;
  if (tie !== undefined) return resolutionOf(tie(call.args), call.nulls);
  if (choice.kind === "apart") return resolveApart(call, choice.overload);
  if (choice.kind !== "one") {
    const takesNull = nullTakers.has(call.name) && call.args.some(isBareNull);
    if (!takesNull) return call.overloads.some(isOpaque) ? unmodelled(call.name, call.nulls) : "refused";
    const resolution = resolveUnknown(call, unmodelledReason(call.name));
    return resolution === "refused" ? unmodelled(call.name, call.nulls) : folded(resolution, "yes");
  }
  const ruled = { args: call.args, resolve: call.resolve, ...choice };
  const isNull = call.kind === "scalar" ? passesNull(call.name, ruled) : "no";
  const answer = resultOf(call, ruled, isNull);
  if (answer === "refused") return "refused";
  if (answer === undefined) return unmodelled(call.name, call.nulls);
  const resolution = resolutionOf(answer, call.nulls);
  // What a lambda makes of a column of NULLs is computed for each row.
  if (isNull === "yes" && call.args.some(({ lambda }) => lambda !== undefined)) return resolution;
  return folded(resolution, isCastNull(call) ? "yes" : isNull);
}

/** A cast written as a function. */
function isCastNull({ name, args: [value] }: CatalogueCall): boolean {
  return name === "cast_to_type" && (value?.type.kind === "null" || value?.literal?.kind === "null");
}

/** Arguments that do not fit together: a NULL among them is found before. */
function resolveApart(
  { name, kind, args, nulls }: CatalogueCall,
  overload: Overload,
): Resolution | "refused" {
  const isNull = kind === "scalar" ? passesNull(name, { args, overload }) : "no";
  if (isNull === "no") return "refused";
  if (isNull === "unsure") return resolutionOf(undecided, nulls);
  const { result } = overload;
  return folded(resolutionOf(result.kind === "type" ? result.type : nullType, nulls), isNull);
}

/** Marks a result that is a NULL because of an argument. */
function folded(resolution: Resolution, isNull: ReturnType<typeof passesNull>): Resolution {
  if (isNull === "no" || resolution.kind !== "ok") return resolution;
  if (isNull === "unsure") return { ...resolution, unsure: true };
  return { ...resolution, literal: { kind: "null" } };
}

/** To an aggregate, a text constant is a VARCHAR like any other. */
function withoutTexts(args: readonly ArgumentType[]): readonly ArgumentType[] {
  if (!args.some(({ literal }) => literal?.kind === "string")) return args;
  return args.map((arg) => (arg.literal?.kind === "string" ? { type: arg.type } : arg));
}

/** A resolution to a type, which may turn out not to be known. */
export function resolutionOf(type: SqlType, nulls: NullRule): Resolution {
  if (type.kind === "unknown") return { kind: "unknown", reason: type.reason, nulls };
  return { kind: "ok", type, nulls: type.kind === "null" ? "nullable" : nulls };
}

/** The resolution of a call that exists and whose result is not known. */
export function unmodelled(name: string, nulls: NullRule): Resolution {
  return { kind: "unknown", reason: unmodelledReason(name), nulls };
}

function unmodelledReason(name: string): string {
  return `the result type of ${name} is not modelled for these arguments`;
}

function firstUnknown(args: readonly ArgumentType[]): string | undefined {
  for (const arg of args) {
    const reason = arg.lambda === undefined ? unknownReason(arg.type) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Functions that take a bare NULL where no overload seems to. */
const nullTakers: ReadonlySet<string> = new Set(["contains", "map_contains", "union_extract"]);

function isBareNull(arg: ArgumentType): boolean {
  return arg.lambda === undefined && arg.type.kind === "null";
}

function isOpaque(overload: Overload): boolean {
  return overload.parameters.some((pattern) => pattern.kind === "other");
}

/** With an argument of unknown type the result is known when every overload that is left gives the same type. */
function resolveUnknown(call: CatalogueCall, reason: string): Resolution | "refused" {
  const possible = possibleOverloads(call.overloads, call.args);
  if (possible.length === 0) {
    return call.overloads.some(isOpaque) ? unmodelled(call.name, call.nulls) : "refused";
  }
  const types = possible.map(({ result }) => (result.kind === "type" ? result.type : undefined));
  const [first] = types;
  const same =
    first !== undefined &&
    overridingRules[call.name] === undefined &&
    types.every((type) => JSON.stringify(type) === JSON.stringify(first));
  return same
    ? resolutionOf(alongPath(call.name, call.args, first), call.nulls)
    : { kind: "unknown", reason, nulls: call.nulls };
}

/** The result of a call that is a NULL or not, depending on what a constant comes to. */
const undecided: SqlType = unknownType("it depends on whether a constant is NULL");

function resultOf(
  { name }: CatalogueCall,
  call: RuledCall,
  isNull: ReturnType<typeof passesNull>,
): RuleAnswer {
  const overriding = overridingRules[name];
  const { result } = call.overload;
  if (overriding !== undefined) return overridden(overriding(call), call, isNull);
  if (result.kind === "type") return alongPath(name, call.args, result.type);
  if (isNull !== "no") return isNull === "yes" ? nullType : undecided;
  const declared = instantiate(result, call.bindings);
  if (declared !== undefined) return declared;
  const decimal = result.kind === "decimal" ? decimalRules[name] : undefined;
  const rule = decimal ?? openRules.find((rules) => rules[name] !== undefined)?.[name];
  return rule?.(call);
}

/** A rule's answer, or what the catalogue says of a call that is a NULL already: its rule is not asked then. */
function overridden(
  answer: RuleAnswer,
  { args, overload: { result } }: RuledCall,
  isNull: ReturnType<typeof passesNull>,
): RuleAnswer {
  if (isNull === "no" || answer === undefined || answer === "refused") return answer;
  const declared = result.kind === "type" ? result.type : nullType;
  if (sameType(answer, declared)) return answer;
  if (isNull === "unsure") return undecided;
  return args.some(({ type }) => type.kind === "null") ? answer : declared;
}
