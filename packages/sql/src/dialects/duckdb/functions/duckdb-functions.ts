import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { DialectFunctions } from "../../../functions/dialect-functions.ts";
import type { FunctionDefinition } from "../../../functions/function-definition.ts";
import type { Resolution } from "../../../types/resolution.ts";
import { printDuckdbType, type QuoteName } from "../types/print-type.ts";
import { functionTable } from "./function-table.ts";
import { macroRules } from "./macro-rules.ts";
import { nullRuleOf } from "./null-rules.ts";
import { resolutionOf, resolveCall, unmodelled } from "./resolve-call.ts";
import { specialForms, type SpecialForm } from "./special-forms.ts";
import { isTableFunction, resolveTableFunction, tableFunctionNames } from "./table-functions.ts";

/** The functions of DuckDB; `quote` writes field names in messages. */
export function duckdbFunctions(quote: QuoteName): DialectFunctions {
  const table = functionTable();

  const resolveByName = (name: string, args: readonly ArgumentType[]): Resolution => {
    const definition = table.lookup(name);
    return definition === undefined
      ? { kind: "unknown", reason: `there is no function ${name}`, nulls: "nullable" }
      : resolve(definition, args);
  };
  const resolve = (definition: FunctionDefinition, args: readonly ArgumentType[]): Resolution => {
    const resolution = resolveAny(definition, args);
    if (resolution !== "refused") return resolution;
    return {
      kind: "no-overload",
      given: callText(definition.name, args, quote),
      candidates: definition.signatures,
    };
  };
  const resolveAny = (
    definition: FunctionDefinition,
    args: readonly ArgumentType[],
  ): Resolution | "refused" => {
    const { name, nulls } = definition;
    const form = specialForms.get(name);
    if (form !== undefined) return resolveForm(form, args);
    const extension = table.extension(name);
    if (extension !== undefined) {
      const reason = `${name} comes with the extension ${extension}, whose types are not modelled`;
      return { kind: "unknown", reason, nulls };
    }
    const entry = table.entry(name);
    if (entry === undefined || entry.kind === "macro") {
      const type = macroRules(name, { args, resolve: resolveByName });
      return type === undefined ? unmodelled(name, "nullable") : resolutionOf(type, nulls);
    }
    return resolveCall({
      name: entry.name,
      kind: entry.kind,
      args,
      nulls: nullRuleOf(entry.name),
      overloads: table.overloads(entry),
      resolve: resolveByName,
    });
  };

  return {
    lookup: table.lookup,
    resolve,
    isTableFunction,
    resolveTable: resolveTableFunction,
    names: () => table.names,
    tableNames: tableFunctionNames,
  };
}

function resolveForm(form: SpecialForm, args: readonly ArgumentType[]): Resolution | "refused" {
  const answer = form.answer(args);
  return answer === "wrong-count" || answer.type === "refused"
    ? "refused"
    : resolutionOf(answer.type, answer.nulls);
}

function callText(name: string, args: readonly ArgumentType[], quote: QuoteName): string {
  const types = args.map((arg) => (arg.lambda === undefined ? printDuckdbType(arg.type, quote) : "LAMBDA"));
  return `${name}(${types.join(", ")})`;
}
