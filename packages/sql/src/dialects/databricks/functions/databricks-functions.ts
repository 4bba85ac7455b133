import { rememberTexts } from "../../../types/remember-texts.ts";
import type { DialectFunctions } from "../../../functions/dialect-functions.ts";
import { rememberByForm } from "../../../functions/remember.ts";
import { resolveSignature, type SignatureRules } from "../../../functions/signatures/resolve-signature.ts";
import { signatureTable, type SignatureTable } from "../../../functions/signatures/signature-table.ts";
import type { AnsiMode } from "../types/ansi-mode.ts";
import { databricksCommonType } from "../types/common-type.ts";
import { converts } from "../types/converts.ts";
import { parseDatabricksType } from "../types/parse-type.ts";
import { printDatabricksType } from "../types/print-type.ts";
import { aggregateFunctions, windowFunctions } from "./aggregate-functions.ts";
import { collectionFunctions } from "./collection-functions.ts";
import { givesUp } from "./gives-up.ts";
import { dateFunctions } from "./date-functions.ts";
import { isFamily, isOf, toFamily } from "./families.ts";
import { numberFunctions } from "./number-functions.ts";
import { otherFunctions } from "./other-functions.ts";
import { resultRules } from "./result-rules.ts";
import { isTableFunction, resolveTableFunction, tableFunctionNames } from "./table-functions.ts";
import { textFunctions } from "./text-functions.ts";

function rulesOf(mode: AnsiMode): SignatureRules {
  return {
    types: {
      converts: (from, to) => converts(from.type, to, mode),
      commonType: (values, context) =>
        databricksCommonType(
          values.map(({ type }) => ({ type })),
          context,
          mode,
        ),
    },
    isOf,
    toFamily,
    results: resultRules(mode),
    print: printDatabricksType,
    ...(mode === "off" && { givesUp }),
  };
}

function readTable(): SignatureTable {
  return signatureTable(
    [
      { kind: "scalar", lines: textFunctions },
      { kind: "scalar", lines: numberFunctions },
      { kind: "scalar", lines: dateFunctions },
      { kind: "scalar", lines: collectionFunctions },
      { kind: "scalar", lines: otherFunctions },
      { kind: "aggregate", lines: aggregateFunctions },
      { kind: "window", lines: windowFunctions },
    ],
    { type: parseDatabricksType, isFamily },
  );
}

/** The functions of Databricks, as Spark 4.3 has them, and those that only Databricks has. */
export function databricksFunctions(mode: AnsiMode): DialectFunctions {
  let read: SignatureTable | undefined;
  const rules = rulesOf(mode);
  const table = (): SignatureTable => (read ??= readTable());
  const remembered = rememberByForm();
  return {
    lookup: rememberTexts((name) => table().entry(name.toLowerCase())?.definition),
    resolve: (definition, args, form = {}) => {
      const entry = table().entry(definition.name);
      return entry === undefined
        ? { kind: "unknown", reason: `there is no function ${definition.name}`, nulls: "nullable" }
        : remembered(form)(definition.name, args, () => resolveSignature(entry, { args, form }, rules));
    },
    engineSchemas: new Set(["builtin", "system.builtin"]),
    rowMaker: "struct",
    isTableFunction,
    resolveTable: resolveTableFunction,
    orderedWithin: new Set(["listagg", "string_agg"]),
    isSyntaxCall: () => false,
    names: () => table().names(),
    tableNames: tableFunctionNames,
  };
}
