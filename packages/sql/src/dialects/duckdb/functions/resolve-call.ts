import { unknownReason, type SqlType } from "@rocky/ir";
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
  if (choice.kind !== "one") {
    const unsure = call.overloads.some(isOpaque) || (nullTakers.has(call.name) && call.args.some(isBareNull));
    return unsure ? unmodelled(call.name, call.nulls) : "refused";
  }
  const answer = resultOf(call, { args: call.args, resolve: call.resolve, ...choice });
  if (answer === "refused") return "refused";
  return answer === undefined ? unmodelled(call.name, call.nulls) : resolutionOf(answer, call.nulls);
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
  return { kind: "unknown", reason: `the result type of ${name} is not modelled for these arguments`, nulls };
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

function resultOf({ name, kind }: CatalogueCall, call: RuledCall): RuleAnswer {
  const overriding = overridingRules[name];
  if (overriding !== undefined) return overriding(call);
  const { result } = call.overload;
  if (result.kind === "type") return alongPath(name, call.args, result.type);
  if (kind === "scalar" && passesNull(name, call)) return nullType;
  const declared = instantiate(result, call.bindings);
  if (declared !== undefined) return declared;
  const decimal = result.kind === "decimal" ? decimalRules[name] : undefined;
  const rule = decimal ?? openRules.find((rules) => rules[name] !== undefined)?.[name];
  return rule?.(call);
}
