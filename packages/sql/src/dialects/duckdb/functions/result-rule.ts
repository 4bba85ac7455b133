import type { SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { Resolution } from "../../../types/resolution.ts";
import type { Bindings } from "./choose-overload.ts";
import type { Overload } from "./catalogue.ts";

/** A call whose overload is chosen, for a rule to tell the result's type. */
export interface RuledCall {
  readonly args: readonly ArgumentType[];
  readonly overload: Overload;
  readonly bindings: Bindings;
  /** Resolves another function, for functions that are made of others. */
  readonly resolve: (name: string, args: readonly ArgumentType[]) => Resolution;
}

/** The result's type; `refused` when the engine is certain to refuse the call, `undefined` when nobody can tell. */
export type RuleAnswer = SqlType | "refused" | undefined;

/** Tells the type of a result that the catalogue writes as ANY, DECIMAL and the like. */
export type ResultRule = (call: RuledCall) => RuleAnswer;

/** Types that many rules give. */
export const nullType: SqlType = { kind: "null" };
export const textType: SqlType = { kind: "string" };
export const doubleType: SqlType = { kind: "float", bits: 64 };
export const bigintType: SqlType = { kind: "integer", bits: 64, signed: true };
export const ubigintType: SqlType = { kind: "integer", bits: 64, signed: false };
export const timestampType: SqlType = { kind: "timestamp", precision: 6, zone: "none" };

/** A list of a type. */
export function listOf(element: SqlType): SqlType {
  return { kind: "array", element };
}

/** The type of an argument's elements; that of a NULL is NULL. */
export function elementOf(type: SqlType | undefined): SqlType | undefined {
  if (type?.kind === "array") return type.element;
  return type?.kind === "null" ? nullType : undefined;
}

/** The type of the first argument. */
export const sameAsFirst: ResultRule = ({ args }) => args[0]?.type;
