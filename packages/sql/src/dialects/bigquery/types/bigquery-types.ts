import { isPlainlyUnreadable } from "../../../types/plainly-unreadable.ts";
import { unknownReason, type SqlType } from "@rocky/ir";
import type { DialectTypes } from "../../../types/dialect-types.ts";
import type { Resolution } from "../../../types/resolution.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { castRule } from "./cast-rule.ts";
import { bigqueryCommonType } from "./common-type.ts";
import { converts } from "./converts.ts";
import { bigqueryLiteral } from "./literal-type.ts";
import { bigqueryOperator } from "./operators.ts";
import { rememberTexts } from "../../../types/remember-texts.ts";
import { parseBigqueryType } from "./parse-type.ts";
import { printBigqueryType } from "./print-type.ts";
import { typeNames } from "./type-names.ts";

/** The types of BigQuery (GoogleSQL). */
export const bigqueryTypes: DialectTypes = {
  parse: rememberTexts(parseBigqueryType),
  names: () => typeNames.keys(),
  isUnreadable: isPlainlyUnreadable,
  print: printBigqueryType,
  literal: bigqueryLiteral,
  operator: bigqueryOperator,
  commonType: bigqueryCommonType,
  cast: (from, to, { safe }) => castRule(from, to, safe ? "try" : "cast"),
  converts,
  extract: extracted,
  settle: ({ type }) => settle(type),
};

const int64: SqlType = { kind: "integer", bits: 64, signed: true };

/** A NULL that nothing gave a type is an INT64, also inside arrays and structs. */
function settle(type: SqlType): SqlType {
  switch (type.kind) {
    case "null":
      return int64;
    case "array":
      return { ...type, element: settle(type.element) };
    case "struct":
      return { ...type, fields: type.fields.map(({ name, type: of }) => ({ name, type: settle(of) })) };
    default:
      return type;
  }
}

const whole: Readonly<Record<string, SqlType>> = {
  date: { kind: "date" },
  time: { kind: "time", precision: 6, zoned: false },
  datetime: { kind: "timestamp", precision: 6, zone: "none" },
};

/** `EXTRACT(part FROM x)`: a number, or the date or time of a timestamp. */
function extracted(field: string, { type }: ValueType): Resolution {
  const reason = unknownReason(type);
  if (reason !== undefined) return { kind: "unknown", reason, nulls: "nullable" };
  return { kind: "ok", type: whole[field] ?? int64, nulls: "strict" };
}
