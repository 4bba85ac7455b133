import type { SqlType } from "@rocky/ir";
import type { RuleCall } from "../../../functions/signatures/resolve-signature.ts";
import { concatenated } from "../types/operators.ts";
import { longText, varchar } from "../types/type-names.ts";
import { typeAt, unmodelled, type Rule } from "./rule.ts";

/** A text of as many characters as the first argument, by a measure; what is no text makes a long one. */
function measured(measure: (length: number) => number, keepsNone = true): Rule {
  return (call) => {
    const type = typeAt(call, 0);
    if (type.kind !== "string") return type.kind === "unknown" ? type : longText;
    if (type.length === undefined) return keepsNone ? varchar() : longText;
    return varchar(measure(type.length));
  };
}

/** LEFT, RIGHT and SUBSTR over a text without a length give a long one. */
const parts: Rule = measured((length) => length, false);

function lengthOf(type: SqlType): number | undefined {
  return type.kind === "string" || type.kind === "binary" ? type.length : undefined;
}

function bytesOf(measure: (length: number) => number): Rule {
  return (call) => {
    const length = lengthOf(typeAt(call, 0));
    return length === undefined ? { kind: "binary" } : { kind: "binary", length: measure(length) };
  };
}

function joined({ args }: RuleCall): SqlType {
  if (args.some(({ type }) => type.kind === "binary")) return unmodelled;
  return concatenated(args.map(({ type }) => type));
}

/** `CONCAT_WS(separator, …)`: the separator stands between every two. */
function joinedWith({ args }: RuleCall): SqlType {
  const [separator, ...texts] = args.map(({ type }) => type);
  if (separator === undefined || separator.kind !== "string") return unmodelled;
  return concatenated([...texts, ...texts.slice(1).map(() => separator)]);
}

function inserted(call: RuleCall): SqlType {
  const [into, what] = [lengthOf(typeAt(call, 0)), lengthOf(typeAt(call, 3))];
  return into === undefined || what === undefined ? longText : varchar(2 * into + what);
}

/** Three bytes are four letters. */
function base64(call: RuleCall): SqlType {
  const length = lengthOf(typeAt(call, 0));
  if (length === undefined || typeAt(call, 0).kind === "string") return unmodelled;
  return varchar(Math.ceil(length / 3) * 4);
}

/** Rules of functions of texts. */
export const textRules: Readonly<Record<string, Rule>> = {
  base64,
  base64Bytes: bytesOf((length) => Math.floor(length / 4) * 3),
  base64Text: measured((length) => Math.floor(length / 4) * 3, false),
  halfBytes: bytesOf((length) => Math.floor(length / 2)),
  halfText: measured((length) => Math.floor(length / 2), false),
  hexOfBytes: (call) => varchar(2 * (lengthOf(typeAt(call, 0)) ?? Number.POSITIVE_INFINITY)),
  inserted,
  joined,
  joinedWith,
  part: parts,
  quadBytes: bytesOf((length) => 4 * length),
  width: measured((length) => length),
  width3: measured((length) => 3 * length),
  width8: measured((length) => 8 * length),
};
