import { unknownReason, type SqlType } from "@rocky/ir";
import type { DialectFunctions } from "../../../functions/dialect-functions.ts";
import type { NullRule } from "../../../types/null-rule.ts";
import type { Resolution } from "../../../types/resolution.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { duckdbCommonType } from "./common-type.ts";
import { implicitCost, isUnnamed } from "./implicit-cast.ts";
import { integerValueType } from "./literal-type.ts";

type OperatorRule = (operands: readonly ValueType[]) => Resolution;

const boolean: SqlType = { kind: "boolean" };

/** The function of DuckDB's catalogue behind an operator, where the names differ. */
const functionNames: Readonly<Record<string, string>> = {
  like: "~~",
  "not like": "!~~",
  ilike: "~~*",
  "not ilike": "!~~*",
  glob: "~~~",
  "similar to": "regexp_full_match",
  "~": "regexp_full_match",
  "!~": "regexp_full_match",
  "!": "!__postfix",
  "->": "json_extract",
  "at time zone": "timezone",
};

/** Equality is asked of any two types: DuckDB brings one of them to the other by force. */
const equalities: ReadonlySet<string> = new Set(["=", "==", "<>", "!="]);
const comparisons: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "between"]);
const distinctness: ReadonlySet<string> = new Set(["is distinct from", "is not distinct from"]);

function ok(type: SqlType, nulls: NullRule): Resolution {
  return { kind: "ok", type, nulls };
}

/** An operand without what the binder knows of it beside its type: the name of a column is not that of an argument. */
function asArgument({ type, literal, computed, unsure }: ValueType): ValueType {
  if (computed === undefined && unsure === undefined)
    return literal === undefined ? { type } : { type, literal };
  return {
    type,
    ...(unsure === undefined ? {} : { unsure }),
    ...(literal === undefined ? {} : { literal }),
    ...(computed === undefined ? {} : { computed }),
  };
}

/** Builds the operator rules of DuckDB over its functions. */
export function operatorRules(
  functions: DialectFunctions,
  print: (type: SqlType) => string,
): (operator: string, operands: readonly ValueType[]) => Resolution {
  const call = (name: string, operands: readonly ValueType[]): Resolution => {
    const definition = functions.lookup(name);
    return definition === undefined
      ? { kind: "unknown", reason: `the operator ${name} is not modelled`, nulls: "nullable" }
      : functions.resolve(definition, operands.map(asArgument));
  };
  const refused = (operands: readonly ValueType[]): Resolution => {
    const given = operands.map(({ type }) => print(type)).join(", ");
    return { kind: "no-overload", given: `(${given})`, candidates: [] };
  };
  const equal = (operands: readonly ValueType[], nulls: NullRule): Resolution =>
    canEqual(operands) ? ok(boolean, nulls) : refused(operands);
  const compare: OperatorRule = (operands) => {
    const common = duckdbCommonType(operands, "comparison");
    return common.kind === "none" ? refused(operands) : ok(boolean, "strict");
  };
  return (operator, operands) => {
    if (operator === "is null") return ok(boolean, "never");
    if (equalities.has(operator)) return equal(operands, "strict");
    if (distinctness.has(operator)) return equal(operands, "never");
    if (comparisons.has(operator)) return compare(operands);
    if (operator === "and" || operator === "or" || operator === "not") return ok(boolean, "strict");
    if (operator === "in") return equal(operands, "strict");
    const folded = operator === "-" && operands.length === 1 ? negated(operands[0]) : undefined;
    if (folded !== undefined) return folded;
    if (operator === "~" && operands.length === 1) return call("~", operands);
    if (operator === "[]") return indexed(operands, call);
    if (operator === "[:]") return call("array_slice", operands);
    if (operator === "/") return quotient(call("/", operands));
    if (operator === "at time zone") return call("timezone", operands.toReversed());
    return call(functionNames[operator] ?? operator, operands);
  };
}

/** Whether a value can be asked to equal the others: what is no member of a union never becomes one, and a row no map. */
function canEqual([first, ...others]: readonly ValueType[]): boolean {
  return first === undefined || others.every((other) => canMeet(first, other) && canMeet(other, first));
}

function canMeet(value: ValueType, other: ValueType): boolean {
  switch (other.type.kind) {
    case "union":
      return (
        value.type.kind === "json" ||
        (value.type.kind === "array" && value.type.element.kind === "json") ||
        value.type.kind === "variant" ||
        implicitCost(value, other.type) !== undefined
      );
    case "map":
      return value.type.kind !== "struct" || !isUnnamed(value.type.fields);
    default:
      return true;
  }
}

/** A quotient of numbers is a floating point number, which divides by zero; one of an interval is NULL then. */
function quotient(result: Resolution): Resolution {
  return result.kind === "ok" && result.type.kind === "float" ? { ...result, nulls: "strict" } : result;
}

function indexed(
  operands: readonly ValueType[],
  call: (name: string, operands: readonly ValueType[]) => Resolution,
): Resolution {
  const result = call(indexFunction(operands[0]), keyed(operands));
  const kind = operands[0]?.type.kind;
  const key = operands[1]?.type.kind;
  const mayBeConstant = key === "decimal" || key === "float";
  return result.kind === "no-overload" && mayBeConstant && (kind === "json" || kind === "variant")
    ? { kind: "unknown", reason: `the index of ${kind} is not modelled for this key`, nulls: "nullable" }
    : result;
}

/** A key of JSON is no path, whatever it looks like: DuckDB puts it between quotes to make one of it. */
function keyed(operands: readonly ValueType[]): readonly ValueType[] {
  const [operand, key] = operands;
  if (operand?.type.kind !== "json" || key?.literal?.kind !== "string") return operands;
  return [operand, { type: key.type, literal: { kind: "string", text: `$."${key.literal.text}"` } }];
}

/** What `x[i]` calls depends on what is indexed. */
function indexFunction(operand: ValueType | undefined): string {
  switch (operand?.type.kind) {
    case "json":
      return "json_extract";
    case "map":
      return "map_extract_value";
    case "variant":
      return "variant_extract";
    default:
      return "array_extract";
  }
}

/** A minus sign before an integer constant makes another constant. */
function negated(operand: ValueType | undefined): Resolution | undefined {
  if (operand?.literal?.kind !== "integer" || unknownReason(operand.type) !== undefined) return undefined;
  const value = integerValueType(-operand.literal.value);
  // -2147483648 would be an INTEGER, but 2147483648 is a BIGINT already.
  const stays = operand.literal.value === 2_147_483_648n;
  return value.literal === undefined
    ? undefined
    : { kind: "ok", type: stays ? operand.type : value.type, nulls: "strict", literal: value.literal };
}
