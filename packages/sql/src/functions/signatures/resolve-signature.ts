import { unknownReason, type SqlType } from "@rocky/ir";
import type { NullRule } from "../../types/null-rule.ts";
import type { Resolution } from "../../types/resolution.ts";
import type { ValueType } from "../../types/value-type.ts";
import type { ArgumentType } from "../argument-type.ts";
import type { CallForm } from "../dialect-functions.ts";
import { fitOverload, instantiate, type Fit, type FitRules } from "./fit.ts";
import type { TableEntry } from "./signature-table.ts";

/** A call as a rule of a dialect sees it. */
export interface RuleCall {
  readonly args: readonly ArgumentType[];
  /** The types of the overload's variables. */
  readonly bound: ReadonlyMap<string, SqlType>;
  readonly form: CallForm;
  /** The function's name. */
  readonly definition: string;
  /** The dialect's types. */
  readonly types: FitRules["types"];
}

/** The result of a rule: a type, with its own null rule where it has one; `refused` is certain. */
export type RuleResult =
  | SqlType
  | { readonly kind: "with-nulls"; readonly type: SqlType; readonly nulls: NullRule }
  | { readonly kind: "with-parts"; readonly type: SqlType; readonly parts: readonly ValueType[] }
  | "refused";

/** What resolving needs of a dialect. */
export interface SignatureRules extends FitRules {
  /** The rules that results name. */
  readonly results: Readonly<Record<string, (call: RuleCall) => RuleResult>>;
  readonly print: (type: SqlType) => string;
  /** Whether a call has no value for some arguments that are not NULL, though its null rule says so; absent where such a call fails. */
  readonly givesUp?: (call: GivenUp) => boolean;
}

/** A call that may be given up. */
export interface GivenUp {
  readonly definition: string;
  readonly type: SqlType;
  /** A text is read as a value of another type. */
  readonly readsText: boolean;
}

/** The type of a call by the overload that fits best: the one with most arguments of exactly its types, and of these the first. */
export function resolveSignature(
  entry: TableEntry,
  call: { readonly args: readonly ArgumentType[]; readonly form: CallForm },
  rules: SignatureRules,
): Resolution {
  const { definition, overloads } = entry;
  const fits: Fit[] = [];
  for (const overload of overloads) {
    const fit = fitOverload(overload, call.args, rules);
    if (fit !== undefined) fits.push(fit);
  }
  const best = bestOf(fits);
  if (best === undefined) return refusal(entry, call.args, rules);
  const nulls = best.overload.nulls ?? definition.nulls;
  const result = resultOf(best, { ...call, definition: definition.name }, rules);
  if (result === "refused") return refusal(entry, call.args, rules);
  const type = result.kind === "with-nulls" || result.kind === "with-parts" ? result.type : result;
  const { readsText } = best;
  const own =
    rules.givesUp?.({ definition: definition.name, type, readsText }) === true
      ? "nullable"
      : result.kind === "with-nulls"
        ? result.nulls
        : nulls;
  const reason = unknownReason(type) ?? (isOpen(fits, best) ? best.unknown : undefined);
  if (reason !== undefined) return { kind: "unknown", reason, nulls: own };
  return { kind: "ok", type, nulls: own, ...(result.kind === "with-parts" ? { parts: result.parts } : {}) };
}

function bestOf(fits: readonly Fit[]): Fit | undefined {
  let best: Fit | undefined;
  for (const fit of fits) if (best === undefined || fit.exact > best.exact) best = fit;
  return best;
}

/** Whether an argument of unknown type leaves more than one overload, or decides the result. */
function isOpen(fits: readonly Fit[], best: Fit): boolean {
  return best.unknown !== undefined && (fits.length > 1 || best.overload.result.kind === "rule");
}

function resultOf(
  fit: Fit,
  call: Pick<RuleCall, "args" | "form" | "definition">,
  rules: SignatureRules,
): RuleResult {
  const { result } = fit.overload;
  if (result.kind === "template") return instantiate(result.template, fit.bound);
  const rule = rules.results[result.name];
  return rule === undefined
    ? { kind: "unknown", reason: `the result of ${result.name} is not modelled` }
    : rule({ ...call, bound: fit.bound, types: rules.types });
}

function refusal(entry: TableEntry, args: readonly ArgumentType[], rules: SignatureRules): Resolution {
  const types = args.map((arg) => (arg.lambda === undefined ? rules.print(arg.type) : "LAMBDA"));
  const { name, signatures, nulls } = entry.definition;
  const reason = args.map(({ type }) => unknownReason(type)).find((each) => each !== undefined);
  if (reason !== undefined) return { kind: "unknown", reason, nulls };
  return { kind: "no-overload", given: `${name}(${types.join(", ")})`, candidates: signatures };
}
