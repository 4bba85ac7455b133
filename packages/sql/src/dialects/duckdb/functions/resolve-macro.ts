import { parseDuckdbType } from "../types/parse-type.ts";
import type { Expression } from "../../../ast/expression.ts";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { FunctionDefinition } from "../../../functions/function-definition.ts";
import type { Resolution } from "../../../types/resolution.ts";
import { defaultOf, readMacros, type MacroForm } from "./macro-table.ts";
import { macroNullRule, typeMacroBody, type MacroScope } from "./macro-type.ts";
import { resolutionOf, unmodelled } from "./resolve-call.ts";

/** Reads one expression; `undefined` when the text is none. */
export type ParseExpression = (text: string) => Expression | undefined;

/** What macros are resolved with. */
export interface MacroResolver extends Pick<MacroScope, "operator" | "call"> {
  readonly parse: ParseExpression;
}

/** Macros that read the engine's own tables; their results do not depend on the arguments. */
const queried: Readonly<Record<string, string>> = {
  format_type: "VARCHAR",
  get_block_size: "BIGINT",
  pg_get_constraintdef: "VARCHAR",
  pg_get_viewdef: "VARCHAR",
};

/** Resolves calls of macros: a call means its macro's expression with the arguments in the parameters' places. */
export function macroResolver(
  resolver: MacroResolver,
): (definition: FunctionDefinition, args: readonly ArgumentType[]) => Resolution | "refused" {
  const bodies = new Map<string, Expression | undefined>();
  const bodyOf = (text: string): Expression | undefined => {
    if (!bodies.has(text)) bodies.set(text, resolver.parse(text));
    return bodies.get(text);
  };
  return ({ name, nulls }, args) => {
    const form = readMacros()
      .get(name)
      ?.find((candidate) => argumentsOf(name, candidate, args) !== undefined);
    if (form === undefined) return "refused";
    const body = bodyOf(form.body);
    if (body === undefined) return unmodelled(name, "nullable");
    const parameters = new Map<string, ArgumentType>();
    for (const [parameter, given] of argumentsOf(name, form, args) ?? []) {
      parameters.set(parameter, typeof given === "string" ? { type: { kind: "string" } } : given);
    }
    const refused: Expression[] = [];
    const value = typeMacroBody({ ...resolver, parameters, refused }, body);
    if (refused.length > 0) return "refused";
    const fixed = parseDuckdbType(queried[name] ?? "");
    if (fixed !== undefined) return resolutionOf(fixed, "nullable");
    const resolution = resolutionOf(value.type, nulls === "nullable" ? macroNullRule(value) : nulls);
    if (resolution.kind !== "ok") return resolution;
    if (value.unsure === true) return { ...resolution, unsure: true };
    const isConstant = value.literal?.kind === "null" || form.parameters.length === 0;
    return isConstant && value.literal !== undefined ? { ...resolution, literal: value.literal } : resolution;
  };
}

/** The argument or the default of each parameter; `undefined` when the call does not fit the parameters. */
function argumentsOf(
  macro: string,
  { parameters }: MacroForm,
  args: readonly ArgumentType[],
): readonly (readonly [string, ArgumentType | string])[] | undefined {
  if (args.length > parameters.length) return undefined;
  const positional = args.filter(({ name }) => name === undefined);
  const found: (readonly [string, ArgumentType | string])[] = [];
  for (const [i, parameter] of parameters.entries()) {
    const named = args.find(({ name }) => name?.toLowerCase() === parameter.toLowerCase());
    const given = positional[i] ?? named ?? defaultOf(macro, parameter);
    if (given === undefined) return undefined;
    found.push([parameter.toLowerCase(), given]);
  }
  return found;
}
