import { unknownReason, unknownType, type Nullability, type SqlType } from "@rocky/ir";
import type { Call, Case, ColumnName, Expression } from "../../../ast/expression.ts";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import { nullabilityBy, worst, type NullRule } from "../../../types/null-rule.ts";
import type { Resolution } from "../../../types/resolution.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { castRule } from "../types/cast-rule.ts";
import { duckdbCommonType } from "../types/common-type.ts";
import { duckdbLiteral } from "../types/literal-type.ts";
import { parseDuckdbType } from "../types/parse-type.ts";
import { bigintType } from "./result-rule.ts";

/** The value of a part of a macro's expression. */
export interface MacroValue extends ValueType {
  /** The column that an argument is. */
  readonly column?: string;
  readonly nullability: Nullability;
}

/** What a macro's expression is typed with. */
export interface MacroScope {
  /** The arguments by the folded names of the parameters. */
  readonly parameters: ReadonlyMap<string, ArgumentType>;
  readonly operator: (operator: string, operands: readonly ValueType[]) => Resolution;
  readonly call: (name: string, args: readonly ArgumentType[]) => Resolution;
  /** Gets the parts that DuckDB refuses for these arguments. */
  readonly refused: Expression[];
}

const boolean: SqlType = { kind: "boolean" };

/** A value of which only a reason is known; nothing is concluded from it. */
function unknown(reason: string): MacroValue {
  return { type: unknownType(reason), nullability: "nullable" };
}

/**
 * Types a macro's expression for arguments that are never NULL. A part that the engine refuses goes to `refused`; a part
 * that is not understood has an unknown type.
 */
export function typeMacroBody(scope: MacroScope, node: Expression): MacroValue {
  const value = (inner: Expression): MacroValue => typeMacroBody(scope, inner);
  switch (node.kind) {
    case "literal":
      return { ...duckdbLiteral(node), nullability: node.literal === "null" ? "nullable" : "not-null" };
    case "column":
      return typeName(scope, node);
    case "unary":
      return typeOperator(scope, node, [value(node.operand)]);
    case "binary":
      return typeOperator(scope, node, [value(node.left), value(node.right)]);
    case "logical":
      return { type: boolean, nullability: worst(node.operands.map(value)) };
    case "is":
      value(node.operand);
      return { type: boolean, nullability: "not-null" };
    case "cast":
      return typeCast(value(node.operand), node.type.text);
    case "case":
      return typeCase(scope, node);
    case "call":
      return typeCall(scope, node);
    case "index":
      return typeOperator(scope, { ...node, operator: "[]" }, [value(node.operand), value(node.index)]);
    case "slice": {
      const bounds = [node.from, node.to].map((bound) => (bound === undefined ? openBound : value(bound)));
      const step = node.step === undefined ? [] : [value(node.step)];
      return typeOperator(scope, { ...node, operator: "[:]" }, [value(node.operand), ...bounds, ...step]);
    }
    default:
      return unknown("a part of the macro is not modelled");
  }
}

/** Stands for a bound that is not written. */
const openBound: MacroValue = { type: bigintType, nullability: "not-null" };

/** A parameter, or a function that SQL writes without parentheses. */
function typeName(scope: MacroScope, node: ColumnName): MacroValue {
  const { parts } = node;
  const name = parts.at(-1)?.name.toLowerCase() ?? "";
  const argument = parts.length === 1 ? scope.parameters.get(name) : undefined;
  if (argument !== undefined) {
    const nullability =
      argument.type.kind === "null" || argument.literal?.kind === "null" ? "nullable" : "not-null";
    return { ...argumentOf({ ...argument, nullability }), nullability };
  }
  const called = name === "current_timestamp" ? "get_current_timestamp" : name;
  return resolved(scope, node, { resolution: scope.call(called, []), operands: [] });
}

function typeOperator(
  scope: MacroScope,
  node: Expression & { readonly operator: string },
  operands: readonly MacroValue[],
): MacroValue {
  return resolved(scope, node, { resolution: scope.operator(node.operator, operands), operands });
}

function typeCast(operand: MacroValue, text: string): MacroValue {
  const type = parseDuckdbType(text);
  if (type === undefined) return unknown(`no type ${text} is known`);
  const { nulls } = castRule(operand, type, "cast");
  const isNull =
    operand.literal?.kind === "null" || (operand.type.kind === "null" && operand.column === undefined);
  const nullability = nullabilityBy(nulls, [operand]);
  const unsure = operand.unsure === true ? { unsure: true } : {};
  return { type, nullability, ...unsure, ...(isNull ? { literal: { kind: "null" } } : {}) };
}

const bareNull: MacroValue = { type: { kind: "null" }, nullability: "nullable" };

function typeCase(scope: MacroScope, node: Case): MacroValue {
  const operand = node.operand === undefined ? undefined : typeMacroBody(scope, node.operand);
  const results: MacroValue[] = [];
  for (const { when, result } of node.branches) {
    const test = typeMacroBody(scope, when);
    if (operand !== undefined) typeOperator(scope, { ...node, operator: "=" }, [operand, test]);
    results.push(typeMacroBody(scope, result));
  }
  results.push(node.otherwise === undefined ? bareNull : typeMacroBody(scope, node.otherwise));
  const common = duckdbCommonType(results, "case");
  if (common.kind === "none") return refused(scope, node);
  if (common.kind === "unknown") return unknown(common.reason);
  const unsure = results.some((result) => result.unsure === true) ? { unsure: true } : {};
  return { type: common.type, nullability: worst(results), ...unsure };
}

function typeCall(scope: MacroScope, node: Call): MacroValue {
  const values: MacroValue[] = [];
  const args: ArgumentType[] = [];
  for (const { name: label, value } of node.arguments) {
    if (value.kind === "star" || value.kind === "lambda")
      return unknown("a lambda in a macro is not modelled");
    const typed = typeMacroBody(scope, value);
    values.push(typed);
    args.push({ ...argumentOf(typed), ...(label === undefined ? {} : { name: label.name }) });
  }
  const resolution = scope.call(node.name.at(-1)?.name ?? "", args);
  return resolved(scope, node, { resolution, operands: values });
}

function argumentOf({ type, literal, column, unsure }: MacroValue): ArgumentType {
  return {
    type,
    ...(unsure === undefined ? {} : { unsure }),
    ...(literal === undefined ? {} : { literal }),
    ...(column === undefined ? {} : { column }),
  };
}

function refused(scope: MacroScope, node: Expression): MacroValue {
  scope.refused.push(node);
  return unknown("the engine refuses a part of the macro");
}

/** What a part came to, and what it was made of. */
interface Part {
  readonly resolution: Resolution;
  readonly operands: readonly MacroValue[];
}

function resolved(scope: MacroScope, node: Expression, { resolution, operands }: Part): MacroValue {
  switch (resolution.kind) {
    case "no-overload":
      return refused(scope, node);
    case "unknown":
      return unknown(
        operands.map(({ type }) => unknownReason(type)).find((r) => r !== undefined) ?? resolution.reason,
      );
    case "ok":
      return {
        type: resolution.type,
        nullability: nullabilityBy(resolution.nulls, operands),
        ...(resolution.literal === undefined ? {} : { literal: resolution.literal }),
        ...(resolution.unsure === true ? { unsure: true } : {}),
      };
  }
}

/** The rule of a macro that gives this for arguments that are not NULL. */
export function macroNullRule(value: MacroValue): NullRule {
  return value.nullability === "not-null" ? "strict" : "nullable";
}
