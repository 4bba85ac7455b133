import { unknownReason } from "@rocky/ir";
import type { DialectTypes } from "../../../types/dialect-types.ts";
import type { Resolution } from "../../../types/resolution.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { castRule } from "./cast-rule.ts";
import { databricksCommonType } from "./common-type.ts";
import { converts } from "./converts.ts";
import { extractedType } from "./extract.ts";
import { intervalLiteralType } from "./interval-literal.ts";
import { databricksLiteral } from "./literal-type.ts";
import { databricksOperator } from "./operators.ts";
import { parseDatabricksType } from "./parse-type.ts";
import { printDatabricksType } from "./print-type.ts";
import { typeNames } from "./type-names.ts";

/** The types of Databricks, as Spark 4.3 has them with ANSI mode on. */
export const databricksTypes: DialectTypes = {
  parse: parseDatabricksType,
  names: () => typeNames.keys(),
  print: printDatabricksType,
  literal: databricksLiteral,
  operator: databricksOperator,
  commonType: databricksCommonType,
  cast: (from, to, { safe }) => castRule(from, to, safe ? "try" : "cast"),
  converts: (from, to) => converts(from.type, to),
  extract: extracted,
  interval: intervalLiteralType,
  settle: ({ type }) => type,
};

/** `EXTRACT(field FROM x)`, also over an interval. */
function extracted(field: string, { type }: ValueType): Resolution {
  const reason = unknownReason(type);
  if (reason !== undefined) return { kind: "unknown", reason, nulls: "nullable" };
  return { kind: "ok", type: extractedType(field, type), nulls: "strict" };
}
