import { unknownReason, type SqlType } from "@rocky/ir";
import type { Resolution } from "../types/resolution.ts";
import type { LiteralValue } from "../types/value-type.ts";
import type { ArgumentType } from "./argument-type.ts";
import type { CallForm } from "./dialect-functions.ts";

/** How many steps are kept at most; more kinds of calls than these are rare, and forgetting costs only time. */
const mostSteps = 8192;

/**
 * A tree of what was asked: from the name along the types of the arguments, and along the value after the type of a
 * constant. Going along it costs less than writing a text that says the same.
 */
interface Step {
  answer: Resolution | undefined;
  readonly types: Map<number, Step>;
  constants: Map<string | bigint | undefined, Step> | undefined;
}

/** The answer about a call, which `answer` gives where it is not known. */
export type Remembered = (
  name: string,
  args: readonly ArgumentType[],
  answer: () => Resolution,
) => Resolution;

/** The same where answers depend on OVER, its frame and DISTINCT as well. */
export function rememberByForm(): (form: CallForm) => Remembered {
  const known: Remembered[] = [];
  return ({ window, distinct, frame }) => {
    const at =
      (window === true ? 1 : 0) +
      (distinct === true ? 2 : 0) +
      (frame === undefined ? 0 : frame === "rows" ? 4 : 8);
    return (known[at] ??= rememberAnswers());
  };
}

/**
 * Keeps the answers about calls by their name and the plain types of their arguments. The rules are pure, so nobody can tell.
 * Of an argument that is not known the reason is no part of what is asked: an answer that gives it back gives that of each call.
 */
export function rememberAnswers(): Remembered {
  const names = new Map<string, Step>();
  let steps = 0;
  const newStep = (): Step => {
    steps++;
    return { answer: undefined, types: new Map(), constants: undefined };
  };
  const stepOf = <K>(map: Map<K, Step>, key: K): Step => {
    const known = map.get(key);
    if (known !== undefined) return known;
    const made = newStep();
    map.set(key, made);
    return made;
  };
  const lastStep = (name: string, args: readonly ArgumentType[]): Step | undefined => {
    let at = stepOf(names, name);
    for (const arg of args) {
      const code = codeOf(arg);
      if (code === undefined) return undefined;
      at = stepOf(at.types, code);
      if (arg.literal !== undefined) at = stepOf((at.constants ??= new Map()), constantOf(arg.literal));
    }
    return at;
  };
  return (name, args, answer) => {
    if (steps >= mostSteps) {
      names.clear();
      steps = 0;
    }
    const step = lastStep(name, args);
    if (step === undefined) return answer();
    const reason = unknownIn(args);
    const known = step.answer;
    if (known !== undefined) {
      return reason === undefined || known.kind !== "unknown" ? known : { ...known, reason };
    }
    const made = answer();
    const isByName = mayNameColumns(made) && args.some(({ column }) => column !== undefined);
    if (!isByName && (reason === undefined || isOfAny(made, reason, args))) step.answer = made;
    return made;
  };
}

function unknownIn(args: readonly ArgumentType[]): string | undefined {
  for (const { type } of args) if (type.kind === "unknown") return type.reason;
  return undefined;
}

/** Whether an answer for an argument that is not known holds whatever the reason for that is, but for giving it back. */
function isOfAny(answer: Resolution, reason: string, args: readonly ArgumentType[]): boolean {
  switch (answer.kind) {
    case "ok":
      return unknownReason(answer.type) === undefined;
    case "unknown":
      return answer.reason === reason && args.filter(({ type }) => type.kind === "unknown").length === 1;
    case "no-overload":
      return false;
  }
}

/** Whether an answer may depend on what columns are called: fields may be called like them, and be refused for that. */
function mayNameColumns(answer: Resolution): boolean {
  return answer.kind === "ok" ? hasFields(answer.type) : answer.kind === "no-overload";
}

/** Whether a type has fields, which may be called as the columns that they were made of. */
function hasFields(type: SqlType): boolean {
  switch (type.kind) {
    case "struct":
    case "union":
      return true;
    case "array":
    case "range":
      return hasFields(type.element);
    case "map":
      return hasFields(type.key) || hasFields(type.value);
    default:
      return false;
  }
}

function constantOf(literal: LiteralValue): string | bigint | undefined {
  switch (literal.kind) {
    case "integer":
      return literal.value;
    case "string":
      return literal.text;
    case "float":
      return undefined;
    case "null":
      // No text of a constant is as long.
      return "the value is a NULL with a type";
  }
}

const longestText = 16;

/** A number that two arguments share only when every rule sees the same of them; `undefined` for what is rarely seen twice. */
function codeOf({ type, lambda, name, literal, column, computed, unsure }: ArgumentType): number | undefined {
  if (lambda !== undefined || name !== undefined) return undefined;
  if (literal?.kind === "string" && literal.text.length > longestText) return undefined;
  const code = typeCode(type);
  if (code === undefined) return undefined;
  return code * 8 + (column === undefined ? 0 : 1) + (computed === true ? 2 : 0) + (unsure === true ? 4 : 0);
}

const zones = { none: 0, instant: 1, local: 2, offset: 3 } as const;
const kinds = {
  boolean: 0,
  bignumeric: 1,
  bit: 3,
  date: 4,
  uuid: 5,
  json: 6,
  variant: 7,
  null: 8,
  unknown: 9,
} as const;

/** The kinds of types follow each other by the thousand, so that no parameter of one leads to another. */
function typeCode(type: SqlType): number | undefined {
  switch (type.kind) {
    case "integer":
      return 1000 + type.bits * 2 + (type.signed ? 1 : 0);
    case "float":
      return 2000 + type.bits;
    case "timestamp":
      return 3000 + type.precision * 4 + zones[type.zone];
    case "time":
      return 4000 + type.precision * 2 + (type.zoned ? 1 : 0);
    case "decimal":
      return 10_000 + type.precision * 100 + type.scale;
    case "string":
      return 20_000 + (type.length === undefined ? 0 : type.length + 1);
    case "binary":
      return 100_000_000 + (type.length === undefined ? 0 : type.length + 1);
    case "boolean":
    case "bignumeric":
    case "bit":
    case "date":
    case "uuid":
    case "json":
    case "variant":
    case "null":
    case "unknown":
      return kinds[type.kind];
    case "interval":
    case "char":
    case "geography":
    case "geometry":
    case "enum":
    case "array":
    case "range":
    case "map":
    case "struct":
    case "union":
      return undefined;
  }
}
