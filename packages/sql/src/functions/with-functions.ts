import type { Dialect } from "../dialects/dialect.ts";
import type { DialectTypes } from "../types/dialect-types.ts";
import type { ArgumentType } from "./argument-type.ts";
import type { DeclaredFunction, DeclaredParameter } from "./declared-function.ts";
import type { DialectFunctions } from "./dialect-functions.ts";
import type { FunctionDefinition } from "./function-definition.ts";

/**
 * A dialect that knows the declared functions too. One with the name of an engine's function stands in its place,
 * as it does in the database.
 */
export function withFunctions(dialect: Dialect, declared: readonly DeclaredFunction[]): Dialect {
  if (declared.length === 0) return dialect;
  return { ...dialect, functions: extended(dialect, declared) };
}

type Overloads = readonly DeclaredFunction[];

function extended({ functions, types }: Dialect, declared: readonly DeclaredFunction[]): DialectFunctions {
  const tables = grouped(declared.filter(({ kind }) => kind === "table"));
  const plain = grouped(declared.filter(({ kind }) => kind !== "table"));
  const definitions = new Map([...plain].map(([name, group]) => [name, definitionOf(group, types)]));
  const overloads = new Map(
    [...definitions].map(([name, definition]) => [definition, plain.get(name) ?? []]),
  );
  return {
    lookup: (name) => definitions.get(name.toLowerCase()) ?? functions.lookup(name),
    isSyntaxCall: functions.isSyntaxCall,
    declared: (name, schema) => {
      const key = name.toLowerCase();
      const of = plain.get(key) ?? tables.get(key);
      if (of === undefined || !isIn(schema, of)) return undefined;
      return plain.has(key) ? "plain" : "table";
    },
    isTableFunction: (name) => tables.has(name.toLowerCase()) || functions.isTableFunction(name),
    resolve: (definition, args, form) => {
      const own = overloads.get(definition);
      if (own === undefined) return functions.resolve(definition, args, form);
      const fitting = fittingOf(own, args, types);
      if (fitting.length === 0) {
        return {
          kind: "no-overload",
          given: callText(definition.name, args, types),
          candidates: definition.signatures,
        };
      }
      const [only] = fitting;
      if (only?.returns === undefined || fitting.length > 1) {
        const reason = `several declarations of ${definition.name} take these arguments`;
        return { kind: "unknown", reason, nulls: definition.nulls };
      }
      return { kind: "ok", type: only.returns, nulls: only.nulls };
    },
    resolveTable: (name, args) => {
      const own = tables.get(name.toLowerCase());
      if (own === undefined) return functions.resolveTable(name, args);
      const [only, ...others] = fittingOf(own, args, types);
      if (only === undefined) {
        const candidates = own.map((each) => signatureOf(each, types));
        return { kind: "no-overload", given: callText(name, args, types), candidates };
      }
      if (others.length === 0) return { kind: "ok", columns: only.columns };
      return { kind: "unknown", reason: `several declarations of ${name} take these arguments` };
    },
    names: () => [...new Set([...definitions.keys(), ...functions.names()])],
    tableNames: () => [...new Set([...tables.keys(), ...functions.tableNames()])],
  };
}

/** Whether functions of one name may be of a schema; those that are declared without one may be of any. */
function isIn(schema: string, [first]: Overloads): boolean {
  return first?.schema === undefined || first.schema.toLowerCase() === schema.toLowerCase();
}

function grouped(declared: readonly DeclaredFunction[]): ReadonlyMap<string, Overloads> {
  const groups = new Map<string, DeclaredFunction[]>();
  for (const each of declared) {
    const key = each.name.toLowerCase();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}

/** All overloads have the kind of the first; what holds of the function holds of each of them. */
function definitionOf(group: Overloads, types: DialectTypes): FunctionDefinition {
  const [first] = group;
  return {
    name: first?.name ?? "",
    kind: first?.kind === "aggregate" ? "aggregate" : "scalar",
    nulls:
      first !== undefined && group.every(({ nulls }) => nulls === first.nulls) ? first.nulls : "nullable",
    deterministic: group.every(({ deterministic }) => deterministic),
    signatures: group.map((each) => signatureOf(each, types)),
  };
}

/** The declarations that a call fits; those that fit without a conversion where there are any. */
function fittingOf(group: Overloads, args: readonly ArgumentType[], types: DialectTypes): Overloads {
  const fitting = group.filter((each) => fits(each, args, (arg, type) => types.converts(arg, type)));
  if (fitting.length < 2) return fitting;
  const exact = fitting.filter((each) =>
    fits(each, args, (arg, type) => types.print(arg.type) === types.print(type)),
  );
  return exact.length === 1 ? exact : fitting;
}

type Takes = (arg: ArgumentType, type: NonNullable<DeclaredParameter["type"]>) => boolean;

function fits({ parameters, rest }: DeclaredFunction, args: readonly ArgumentType[], takes: Takes): boolean {
  const positional = args.filter(({ name }) => name === undefined);
  const accepts = (parameter: DeclaredParameter | undefined, arg: ArgumentType): boolean =>
    parameter !== undefined &&
    arg.lambda === undefined &&
    (parameter.type === undefined || arg.type.kind === "unknown" || takes(arg, parameter.type));
  const named = (parameter: DeclaredParameter): ArgumentType | undefined =>
    args.find(({ name }) => name !== undefined && name.toLowerCase() === parameter.name?.toLowerCase());
  return (
    positional.every((arg, i) => accepts(parameters[i] ?? rest, arg)) &&
    parameters.slice(positional.length).every((parameter) => {
      const arg = named(parameter);
      return arg === undefined ? parameter.optional === true : accepts(parameter, arg);
    }) &&
    args.every(
      ({ name }) =>
        name === undefined ||
        parameters.some((parameter) => parameter.name?.toLowerCase() === name.toLowerCase()),
    )
  );
}

function callText(name: string, args: readonly ArgumentType[], types: DialectTypes): string {
  return `${name}(${args.map(({ type }) => types.print(type)).join(", ")})`;
}

function signatureOf({ name, parameters, rest, returns }: DeclaredFunction, types: DialectTypes): string {
  const text = ({ type }: DeclaredParameter): string => (type === undefined ? "ANY" : types.print(type));
  const all = [
    ...parameters.map((parameter) => `${text(parameter)}${parameter.optional === true ? "?" : ""}`),
    ...(rest === undefined ? [] : [`${text(rest)}...`]),
  ];
  return `${name}(${all.join(", ")})${returns === undefined ? "" : ` -> ${types.print(returns)}`}`;
}
