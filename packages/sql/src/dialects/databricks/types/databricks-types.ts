import { isPlainlyUnreadable } from "../../../types/plainly-unreadable.ts";
import { unknownReason } from "@rocky/ir";
import type { DialectTypes } from "../../../types/dialect-types.ts";
import type { Resolution } from "../../../types/resolution.ts";
import type { ValueType } from "../../../types/value-type.ts";
import type { AnsiMode } from "./ansi-mode.ts";
import { castForm, castRule } from "./cast-rule.ts";
import { databricksCommonType } from "./common-type.ts";
import { converts } from "./converts.ts";
import { extractedType } from "./extract.ts";
import { intervalLiteralType } from "./interval-literal.ts";
import { databricksLiteral } from "./literal-type.ts";
import { databricksOperator } from "./operators.ts";
import { rememberTexts } from "../../../types/remember-texts.ts";
import { parseDatabricksType } from "./parse-type.ts";
import { printDatabricksType } from "./print-type.ts";
import { typeNames } from "./type-names.ts";

/** The types of Databricks, as Spark 4.3 has them. */
export function databricksTypes(mode: AnsiMode): DialectTypes {
  return {
    parse: rememberTexts(parseDatabricksType),
    names: () => typeNames.keys(),
    isUnreadable: isPlainlyUnreadable,
    print: printDatabricksType,
    literal: databricksLiteral,
    operator: (operator, operands) => databricksOperator(operator, operands, mode),
    commonType: (values, context) => databricksCommonType(values, context, mode),
    cast: (from, to, { safe }) => castRule(from, to, safe ? "try" : castForm(mode)),
    converts: (from, to) => converts(from.type, to, mode),
    extract: mode === "on" ? extracted : extractedOrNull,
    interval: intervalLiteralType,
    settle: ({ type }) => type,
    ...(mode === "off" && { nullsForFailures: true }),
  };
}

/** `EXTRACT(field FROM x)`, also over an interval. */
function extracted(field: string, { type }: ValueType): Resolution {
  const reason = unknownReason(type);
  if (reason !== undefined) return { kind: "unknown", reason, nulls: "nullable" };
  return { kind: "ok", type: extractedType(field, type), nulls: "strict" };
}

/** With ANSI mode off a text that is no moment has no parts. */
function extractedOrNull(field: string, value: ValueType): Resolution {
  const found = extracted(field, value);
  return found.kind === "ok" && value.type.kind === "string" ? { ...found, nulls: "nullable" } : found;
}
