import { dateParts } from "./date-parts.ts";
import { isUnreadable } from "./unreadable-text.ts";
import { unknownReason, type SqlType } from "@rocky/ir";
import type { DialectFunctions } from "../../../functions/dialect-functions.ts";
import type { DialectTypes } from "../../../types/dialect-types.ts";
import { rememberTexts } from "../../../types/remember-texts.ts";
import { castRule } from "./cast-rule.ts";
import { duckdbCommonType } from "./common-type.ts";
import { implicitCost } from "./implicit-cast.ts";
import { decimalLiteral, duckdbLiteral, integerLiteral } from "./literal-type.ts";
import { operatorRules } from "./operators.ts";
import { parseDuckdbType } from "./parse-type.ts";
import { typeNames } from "./type-names.ts";
import { printDuckdbType, type QuoteName } from "./print-type.ts";

/** The type that an output column gets: a NULL that nothing gave a type is an INTEGER, also inside other types. */
function settle(type: SqlType): SqlType {
  switch (type.kind) {
    case "null":
      return { kind: "integer", bits: 32, signed: true };
    case "array":
      return { ...type, element: settle(type.element) };
    case "map":
      return { ...type, key: settle(type.key), value: settle(type.value) };
    case "struct":
      return {
        ...type,
        fields: type.fields.map((field) => ({ name: field.name, type: settle(field.type) })),
      };
    default:
      return type;
  }
}

/** The types of DuckDB; operators are functions of its catalogue. */
export function duckdbTypes(quote: QuoteName, functions: DialectFunctions): DialectTypes {
  const operator = operatorRules(functions, (type) => printDuckdbType(type, quote));
  const integers = rememberTexts(integerLiteral);
  const decimals = rememberTexts(decimalLiteral);
  return {
    parse: rememberTexts(parseDuckdbType),
    names: () => typeNames.keys(),
    isUnreadable,
    dateParts,
    computesConstants: true,
    print: (type) => printDuckdbType(type, quote),
    literal: (node) => {
      if (node.literal === "integer") return integers(node.text);
      return node.literal === "decimal" ? decimals(node.text) : duckdbLiteral(node);
    },
    operator,
    commonType: duckdbCommonType,
    cast: (from, to, { safe }) => castRule(from, to, safe ? "try" : "cast"),
    converts: (from, to) => implicitCost(from, to) !== undefined,
    extract: (field, operand) => {
      const reason = unknownReason(operand.type);
      const part = { type: { kind: "string" }, literal: { kind: "string", text: field } } as const;
      const definition = functions.lookup("date_part");
      return definition === undefined
        ? { kind: "unknown", reason: reason ?? "EXTRACT is not modelled", nulls: "nullable" }
        : functions.resolve(definition, [part, operand]);
    },
    settle: ({ type }) => settle(type),
  };
}
