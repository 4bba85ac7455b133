import { unknownReason, type SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { DialectFunctions } from "../../../functions/dialect-functions.ts";
import type { FunctionDefinition, FunctionKind } from "../../../functions/function-definition.ts";
import type { NullRule } from "../../../types/null-rule.ts";
import type { Resolution } from "../../../types/resolution.ts";
import { printDuckdbType, type QuoteName } from "../types/print-type.ts";
import { aggregateRules } from "./aggregate-rules.ts";
import { overloadsOf, readCatalogue, type CatalogueEntry, type Overload } from "./catalogue.ts";
import { chooseOverload, instantiate, possibleOverloads, type Bindings } from "./choose-overload.ts";
import { decimalRules } from "./decimal-rules.ts";
import { listRules } from "./list-rules.ts";
import { macroRules } from "./macro-rules.ts";
import { nullRuleOf } from "./null-rules.ts";
import { passesNull } from "./null-propagation.ts";
import { overridingRules, tieRules } from "./overriding-rules.ts";
import { nullType, type ResultRule, type RuleAnswer, type RuledCall } from "./result-rule.ts";
import { specialForms, type SpecialForm } from "./special-forms.ts";
import { structRules } from "./struct-rules.ts";
import { isTableFunction, resolveTableFunction, tableFunctionNames } from "./table-functions.ts";

/** Rules for results that the catalogue does not say; a decimal's rule comes first where a name has several. */
const openRules: readonly Readonly<Record<string, ResultRule>>[] = [listRules, structRules, aggregateRules];

/** A call on its way to a resolution. */
interface Call {
  readonly name: string;
  readonly kind: FunctionKind;
  readonly args: readonly ArgumentType[];
  readonly nulls: NullRule;
  readonly overloads: readonly Overload[];
}

/** The functions of DuckDB; `quote` writes field names in messages. */
export function duckdbFunctions(quote: QuoteName): DialectFunctions {
  const entries = readCatalogue();
  const overloads = new Map<string, readonly Overload[]>();

  const canonical = (name: string): CatalogueEntry | undefined => {
    const entry = entries.get(name.toLowerCase());
    return entry?.aliasOf === undefined ? entry : entries.get(entry.aliasOf.toLowerCase());
  };
  const overloadsFor = (entry: CatalogueEntry): readonly Overload[] => {
    const known = overloads.get(entry.name) ?? overloadsOf(entry.text);
    overloads.set(entry.name, known);
    return known;
  };
  const lookup = (name: string): FunctionDefinition | undefined => {
    const lower = name.toLowerCase();
    const form = specialForms.get(lower);
    if (form !== undefined) return definitionOfForm(lower, form);
    const entry = entries.get(lower);
    const base = canonical(lower);
    return entry === undefined || base === undefined ? undefined : definitionOf(entry, base);
  };
  const resolveByName = (name: string, args: readonly ArgumentType[]): Resolution => {
    const definition = lookup(name);
    return definition === undefined
      ? { kind: "unknown", reason: `there is no function ${name}`, nulls: "nullable" }
      : resolve(definition, args);
  };
  const resolve = (definition: FunctionDefinition, args: readonly ArgumentType[]): Resolution => {
    const form = specialForms.get(definition.name);
    if (form !== undefined) return resolveForm(definition, form, args);
    const entry = canonical(definition.name);
    const ruled = { args, resolve: resolveByName };
    if (entry === undefined || entry.kind === "macro") return resolveMacro(definition, ruled);
    const call: Call = {
      name: entry.name,
      kind: entry.kind,
      args,
      nulls: nullRuleOf(entry.name),
      overloads: overloadsFor(entry),
    };
    return resolveCall(call, definition, resolveByName);
  };
  const refused = (definition: FunctionDefinition, args: readonly ArgumentType[]): Resolution => ({
    kind: "no-overload",
    given: callText(definition.name, args, quote),
    candidates: definition.signatures,
  });

  function resolveForm(
    definition: FunctionDefinition,
    form: SpecialForm,
    args: readonly ArgumentType[],
  ): Resolution {
    const answer = form.answer(args);
    if (answer === "wrong-count" || answer.type === "refused") return refused(definition, args);
    return resolutionOf(answer.type, answer.nulls);
  }

  function resolveMacro(
    definition: FunctionDefinition,
    call: Pick<RuledCall, "args" | "resolve">,
  ): Resolution {
    const type = macroRules(definition.name, call);
    return type === undefined
      ? unmodelled(definition.name, "nullable")
      : resolutionOf(type, definition.nulls);
  }

  function resolveCall(
    call: Call,
    definition: FunctionDefinition,
    resolveOther: RuledCall["resolve"],
  ): Resolution {
    const reason = firstUnknown(call.args);
    if (reason !== undefined) return resolveUnknown(call, reason) ?? refused(definition, call.args);
    const choice = chooseOverload(call.overloads, call.args);
    const tie = choice.kind === "ambiguous" ? tieRules[call.name] : undefined;
    if (tie !== undefined) return resolutionOf(tie(call.args), call.nulls);
    if (choice.kind !== "one") {
      const unsure = call.overloads.some(isOpaque) || mayTakeNull(call);
      return unsure ? unmodelled(call.name, call.nulls) : refused(definition, call.args);
    }
    const { overload, bindings } = choice;
    const answer = resultOf(call, { args: call.args, overload, bindings, resolve: resolveOther });
    if (answer === "refused") return refused(definition, call.args);
    return answer === undefined ? unmodelled(call.name, call.nulls) : resolutionOf(answer, call.nulls);
  }

  return {
    lookup,
    resolve,
    isTableFunction,
    resolveTable: resolveTableFunction,
    names: () => [...entries.keys(), ...specialForms.keys()].filter((name) => /^[a-z]/.test(name)),
    tableNames: tableFunctionNames,
  };
}

function resolutionOf(type: SqlType, nulls: NullRule): Resolution {
  const reason = unknownReason(type);
  return type.kind === "unknown" && reason !== undefined
    ? { kind: "unknown", reason, nulls }
    : { kind: "ok", type, nulls };
}

function unmodelled(name: string, nulls: NullRule): Resolution {
  return { kind: "unknown", reason: `the result type of ${name} is not modelled for these arguments`, nulls };
}

function definitionOf(entry: CatalogueEntry, base: CatalogueEntry): FunctionDefinition {
  return {
    name: entry.name,
    kind: base.kind,
    ...(entry.aliasOf === undefined ? {} : { aliasOf: entry.aliasOf }),
    nulls: nullRuleOf(base.name),
    deterministic: !base.volatile,
    signatures: base.kind === "macro" ? [] : signaturesOf(entry.name, base.text),
  };
}

function definitionOfForm(name: string, form: SpecialForm): FunctionDefinition {
  return { name, kind: "scalar", nulls: form.nulls, deterministic: true, signatures: form.signatures };
}

/** `(DOUBLE) DOUBLE; (FLOAT) FLOAT` becomes `abs(DOUBLE) -> DOUBLE` and so on. */
function signaturesOf(name: string, text: string): readonly string[] {
  return text.split("; ").map((signature) => {
    const close = signature.lastIndexOf(") ");
    return `${name}${signature.slice(0, close + 1)} -> ${signature.slice(close + 2)}`;
  });
}

function callText(name: string, args: readonly ArgumentType[], quote: QuoteName): string {
  const types = args.map((arg) => (arg.lambda === undefined ? printDuckdbType(arg.type, quote) : "LAMBDA"));
  return `${name}(${types.join(", ")})`;
}

function firstUnknown(args: readonly ArgumentType[]): string | undefined {
  for (const arg of args) {
    const reason = arg.lambda === undefined ? unknownReason(arg.type) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** A bare NULL fits parameters in ways that are not modelled, so only a wrong number of arguments is certain. */
function mayTakeNull({ args, overloads }: Call): boolean {
  return (
    args.some((arg) => arg.lambda === undefined && arg.type.kind === "null") &&
    overloads.some(
      ({ parameters, rest }) =>
        args.length === parameters.length || (rest !== undefined && args.length > parameters.length),
    )
  );
}

function isOpaque(overload: Overload): boolean {
  return overload.parameters.some((pattern) => pattern.kind === "other");
}

/** With an argument of unknown type the result is known when every overload that is left gives the same type. */
function resolveUnknown(call: Call, reason: string): Resolution | undefined {
  const possible = possibleOverloads(call.overloads, call.args);
  const types = possible.map((overload) => instantiate(overload.result, {}));
  const [first] = types;
  if (possible.length === 0)
    return call.overloads.some(isOpaque) ? unmodelled(call.name, call.nulls) : undefined;
  const same =
    first !== undefined &&
    overridingRules[call.name] === undefined &&
    types.every((type) => type !== undefined && JSON.stringify(type) === JSON.stringify(first));
  return same ? resolutionOf(first, call.nulls) : { kind: "unknown", reason, nulls: call.nulls };
}

function resultOf({ name, kind }: Call, call: RuledCall): RuleAnswer {
  const overriding = overridingRules[name];
  if (overriding !== undefined) return overriding(call);
  const declared = instantiate(call.overload.result, call.bindings as Bindings);
  if (isConcrete(call.overload) && declared !== undefined) return declared;
  if (kind === "scalar" && passesNull(name, call)) return nullType;
  if (declared !== undefined) return declared;
  if (call.overload.result.kind === "decimal" && decimalRules[name] !== undefined) {
    return decimalRules[name](call);
  }
  return openRules.find((rules) => rules[name] !== undefined)?.[name]?.(call);
}

function isConcrete(overload: Overload): boolean {
  return overload.result.kind === "type";
}
