import { isPlainlyUnreadable } from "../../../types/plainly-unreadable.ts";
import type { DialectTypes } from "../../../types/dialect-types.ts";
import { castRule } from "./cast-rule.ts";
import { castType } from "./cast-type.ts";
import { converts } from "./converts.ts";
import { dateParts, extracted } from "./extract.ts";
import { snowflakeCommonType } from "./fold.ts";
import { intervalType } from "./interval.ts";
import { snowflakeLiteral } from "./literal-type.ts";
import { snowflakeOperator } from "./operators.ts";
import { rememberTexts } from "../../../types/remember-texts.ts";
import { parseSnowflakeType } from "./parse-type.ts";
import { printSnowflakeType } from "./print-type.ts";
import { typeNames } from "./type-names.ts";

/** The types of Snowflake. A bare NULL keeps no type: what a column of it becomes is not documented. */
export const snowflakeTypes: DialectTypes = {
  parse: rememberTexts(parseSnowflakeType),
  castType,
  names: () => typeNames.keys(),
  isUnreadable: isPlainlyUnreadable,
  print: printSnowflakeType,
  literal: snowflakeLiteral,
  operator: snowflakeOperator,
  commonType: snowflakeCommonType,
  cast: (from, to, { safe }) => castRule(from, to, safe ? "try" : "cast"),
  converts,
  extract: extracted,
  dateParts,
  interval: intervalType,
  settle: ({ type }) => type,
};
