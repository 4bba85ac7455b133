import { unknownType, type SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { UnificationContext } from "../../../types/dialect-types.ts";
import type { NullRule } from "../../../types/null-rule.ts";
import { duckdbCommonType } from "../types/common-type.ts";
import { bigintType, elementOf, nullType } from "./result-rule.ts";

/** What a form with rules of its own gives: a type that may be unknown, or a refusal. */
export interface FormAnswer {
  readonly type: SqlType | "refused";
  readonly nulls: NullRule;
}

/** A form that DuckDB's grammar or binder knows, written like a function. */
export interface SpecialForm {
  readonly signatures: readonly string[];
  readonly nulls: NullRule;
  readonly answer: (args: readonly ArgumentType[]) => FormAnswer | "wrong-count";
}

function unified(args: readonly ArgumentType[], context: UnificationContext, nulls: NullRule): FormAnswer {
  const common = duckdbCommonType(args, context);
  if (common.kind === "none") return { type: "refused", nulls };
  return { type: common.kind === "ok" ? common.type : unknownType(common.reason), nulls };
}

function nullIf(args: readonly ArgumentType[]): FormAnswer | "wrong-count" {
  const [value] = args;
  return args.length !== 2 || value === undefined ? "wrong-count" : { type: value.type, nulls: "nullable" };
}

function unnest(args: readonly ArgumentType[]): FormAnswer | "wrong-count" {
  const [value, ...options] = args;
  if (value === undefined) return "wrong-count";
  if (options.length > 0 || value.type.kind === "struct") {
    return { type: unknownType("a recursive unnest gives columns that are not modelled"), nulls: "nullable" };
  }
  if (value.type.kind === "unknown") return { type: value.type, nulls: "nullable" };
  return { type: elementOf(value.type) ?? "refused", nulls: "nullable" };
}

const unnestForm: SpecialForm = {
  signatures: ["unnest(T[]) -> T"],
  nulls: "nullable",
  answer: unnest,
};

const grouping: SpecialForm = {
  signatures: ["grouping(ANY...) -> BIGINT"],
  nulls: "never",
  answer: (args) => (args.length === 0 ? "wrong-count" : { type: bigintType, nulls: "never" }),
};

function cast(name: string, type: SqlType): SpecialForm {
  return {
    signatures: [`${name}(ANY) -> ${name.toUpperCase()}`],
    nulls: "strict",
    answer: (args) => (args.length === 1 ? { type, nulls: "nullable" } : "wrong-count"),
  };
}

/** By name. What the grammar makes of them is not in DuckDB's catalogue, or there as a macro. */
export const specialForms: ReadonlyMap<string, SpecialForm> = new Map<string, SpecialForm>([
  [
    "coalesce",
    {
      signatures: ["coalesce(T, T...) -> T"],
      nulls: "coalesce",
      answer: (args) => (args.length === 0 ? "wrong-count" : unified(args, "coalesce", "coalesce")),
    },
  ],
  [
    "ifnull",
    {
      signatures: ["ifnull(T, T) -> T"],
      nulls: "coalesce",
      answer: (args) => (args.length === 2 ? unified(args, "coalesce", "coalesce") : "wrong-count"),
    },
  ],
  [
    "if",
    {
      signatures: ["if(BOOLEAN, T, T) -> T"],
      nulls: "rest",
      answer: (args) => (args.length === 3 ? unified(args.slice(1), "case", "rest") : "wrong-count"),
    },
  ],
  ["nullif", { signatures: ["nullif(T, ANY) -> T"], nulls: "nullable", answer: nullIf }],
  ["unnest", unnestForm],
  ["unlist", unnestForm],
  ["grouping", grouping],
  ["grouping_id", grouping],
  ["date", cast("date", { kind: "date" })],
  [
    "try",
    {
      signatures: ["try(T) -> T"],
      nulls: "nullable",
      answer: ([value, ...more]) =>
        value === undefined || more.length > 0 ? "wrong-count" : { type: value.type, nulls: "nullable" },
    },
  ],
  [
    "error",
    {
      signatures: ["error(VARCHAR) -> NULL"],
      nulls: "nullable",
      answer: () => ({ type: nullType, nulls: "nullable" }),
    },
  ],
]);
