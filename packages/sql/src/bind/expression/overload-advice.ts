import type { Call } from "../../ast/expression.ts";
import type { ArgumentType } from "../../functions/argument-type.ts";
import type { FunctionDefinition } from "../../functions/function-definition.ts";
import type { Scope } from "../scope.ts";
import type { BoundArgument } from "./arguments.ts";

/** A call that no overload takes. */
interface RefusedCall {
  readonly definition: FunctionDefinition;
  readonly args: readonly BoundArgument[];
  /** Signatures that exist. */
  readonly candidates: readonly string[];
}

/** Which argument of a refused call is wrong, and what to do about it; `undefined` where that cannot be told. */
export function overloadAdvice(scope: Scope, node: Call, refused: RefusedCall): string | undefined {
  const { definition, args } = refused;
  if (definition.name === "count" && args.length > 1) {
    return "It counts one value: put several into a row, count(DISTINCT (a, b)).";
  }
  return (
    orderedAdvice(node) ??
    wrongNumber(refused) ??
    exchanged(scope, node, refused) ??
    wrongArgument(scope, node, refused)
  );
}

/** `listagg(x) WITHIN GROUP (ORDER BY y)` of others, and `percentile_cont(0.5)` without it. */
function orderedAdvice({ name, arguments: given, withinGroup, over }: Call): string | undefined {
  const called = name.at(-1)?.name.toLowerCase() ?? "";
  if (withinGroup.length > 0) {
    if (/^(?:listagg|string_agg|group_concat)$/.test(called))
      return "The order stands inside the call: string_agg(value, ',' ORDER BY other).";
    return /^(?:array_agg|list)$/.test(called)
      ? "The order stands inside the call: list(value ORDER BY other)."
      : undefined;
  }
  const isQuantile = /^(?:percentile|quantile)_(?:cont|disc)$/.test(called);
  if (!isQuantile || given.length !== 1 || over !== undefined) return undefined;
  return "Which part of the values is meant stands beside them: quantile_cont(value, 0.5), or percentile_cont(0.5) WITHIN GROUP (ORDER BY value).";
}

/** The types of a signature's parameters; `undefined` where there may be more or fewer of them. */
function parametersOf(signature: string): readonly string[] | undefined {
  const [, inside] = /^[^(]*\(([^()]*)\)/.exec(signature) ?? [];
  if (inside === undefined || /\.\.\.|\?/.test(inside)) return undefined;
  return inside.trim() === "" ? [] : inside.split(", ");
}

function wrongNumber({ args, candidates }: RefusedCall): string | undefined {
  const lists = candidates.map(parametersOf);
  if (lists.length === 0 || lists.includes(undefined)) return undefined;
  const counts = [...new Set(lists.map((list) => list?.length ?? 0))].sort((a, b) => a - b);
  if (counts.includes(args.length)) return undefined;
  const last = counts.at(-1);
  return `It takes ${counts.join(" or ")} ${last === 1 ? "argument" : "arguments"}, not ${args.length}.`;
}

function exchanged(scope: Scope, node: Call, { definition, args }: RefusedCall): string | undefined {
  const types = args.map((arg) => arg.type);
  for (let i = 0; i < types.length && types.length <= 4; i++) {
    for (let j = i + 1; j < types.length; j++) {
      const [first, second] = [types[i], types[j]];
      if (first === undefined || second === undefined) continue;
      if (isTaken(scope, node, { definition, types: types.with(i, second).with(j, first) })) {
        return `Exchange arguments ${i + 1} and ${j + 1}.`;
      }
    }
  }
  return undefined;
}

/** The one argument without whose type the call would be taken. */
function wrongArgument(scope: Scope, node: Call, refused: RefusedCall): string | undefined {
  const { definition, args, candidates } = refused;
  const types = args.map((arg) => arg.type);
  const anything: ArgumentType = { type: { kind: "null" } };
  const wrong = types
    .map((_, i) => i)
    .filter((i) => isTaken(scope, node, { definition, types: types.with(i, anything) }));
  const [at] = wrong;
  const given = at === undefined ? undefined : args[at];
  if (at === undefined || given === undefined || wrong.length > 1 || types.length < 2) return undefined;
  const wanted = new Set(
    candidates.flatMap((candidate) => {
      const parameters = candidate.includes(" -> ") ? parametersOf(candidate) : undefined;
      return parameters?.length === types.length ? (parameters[at] ?? []) : [];
    }),
  );
  const { types: rules } = scope.context.dialect;
  const is = `Argument ${at + 1} is ${rules.print(rules.settle(given.value))}`;
  if (wanted.size === 0 || wanted.size > 6) return `${is}, which does not fit.`;
  return `${is}, but it must be ${[...wanted].join(" or ")}.`;
}

function isTaken(
  scope: Scope,
  node: Call,
  call: { readonly definition: FunctionDefinition; readonly types: readonly ArgumentType[] },
): boolean {
  const form = { window: node.over !== undefined, distinct: node.distinct };
  return scope.context.dialect.functions.resolve(call.definition, call.types, form).kind === "ok";
}
