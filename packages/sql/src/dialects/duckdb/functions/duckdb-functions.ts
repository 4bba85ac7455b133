import { unknownReason } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { DialectFunctions } from "../../../functions/dialect-functions.ts";
import type { FunctionDefinition } from "../../../functions/function-definition.ts";
import { rememberAnswers } from "../../../functions/remember.ts";
import type { Resolution } from "../../../types/resolution.ts";
import { operatorRules } from "../types/operators.ts";
import { printDuckdbType, type QuoteName } from "../types/print-type.ts";
import { functionTable } from "./function-table.ts";
import { macroResolver, type ParseExpression } from "./resolve-macro.ts";
import { nullRuleOf } from "./null-rules.ts";
import { lazily } from "./lazily.ts";
import { resolutionOf, resolveCall } from "./resolve-call.ts";
import { specialForms, type SpecialForm } from "./special-forms.ts";
import { isSyntaxCall } from "./syntax-calls.ts";
import { isTableFunction, resolveTableFunction, tableFunctionNames } from "./table-functions.ts";

/** The functions of DuckDB; `quote` writes field names in messages. */
export function duckdbFunctions(quote: QuoteName, parse: ParseExpression): DialectFunctions {
  const table = lazily(functionTable);
  const macros = macroResolver({
    parse,
    call: (name, args) => resolveByName(name, args),
    operator: (operator, operands) => operators(operator, operands),
  });

  const resolveByName = (name: string, args: readonly ArgumentType[]): Resolution => {
    const definition = table().lookup(name);
    return definition === undefined
      ? { kind: "unknown", reason: `there is no function ${name}`, nulls: "nullable" }
      : resolve(definition, args);
  };
  const remembered = rememberAnswers();
  const resolve = (definition: FunctionDefinition, args: readonly ArgumentType[]): Resolution =>
    remembered(definition.name, args, () => resolveAnew(definition, args));
  const resolveAnew = (definition: FunctionDefinition, args: readonly ArgumentType[]): Resolution => {
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
    const extension = table().extension(name);
    if (extension !== undefined) {
      const reason = `${name} comes with the extension ${extension}, whose types are not modelled`;
      return { kind: "unknown", reason, nulls };
    }
    const entry = table().entry(name);
    if (entry === undefined || entry.kind === "macro") return macros(definition, args);
    const resolution = resolveCall({
      name: entry.name,
      kind: entry.kind,
      args,
      nulls: nullRuleOf(entry.name),
      overloads: table().overloads(entry),
      resolve: resolveByName,
    });
    return entry.name === "typeof" ? withTypeText(resolution, args) : resolution;
  };
  // DuckDB puts the text in place of the call, so that it is taken as a text that is written.
  const withTypeText = (
    resolution: Resolution | "refused",
    [value]: readonly ArgumentType[],
  ): Resolution | "refused" => {
    if (resolution === "refused" || resolution.kind !== "ok" || value === undefined) return resolution;
    if (unknownReason(value.type) !== undefined) return { ...resolution, unsure: true };
    return { ...resolution, literal: { kind: "string", text: printDuckdbType(value.type, quote) } };
  };

  const functions: DialectFunctions = {
    lookup: (name) => table().lookup(name),
    resolve,
    isSyntaxCall,
    isTableFunction,
    resolveTable: resolveTableFunction,
    names: () => table().names(),
    tableNames: tableFunctionNames,
  };
  const operators = operatorRules(functions, (type) => printDuckdbType(type, quote));
  return functions;
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
