import { rememberTexts } from "../../../types/remember-texts.ts";
import { sameType, type SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { DialectFunctions } from "../../../functions/dialect-functions.ts";
import { rememberByForm } from "../../../functions/remember.ts";
import { resolveSignature, type SignatureRules } from "../../../functions/signatures/resolve-signature.ts";
import { signatureTable, type SignatureTable } from "../../../functions/signatures/signature-table.ts";
import { bigqueryCommonType } from "../types/common-type.ts";
import { converts } from "../types/converts.ts";
import { parseBigqueryType } from "../types/parse-type.ts";
import { printBigqueryType } from "../types/print-type.ts";
import { aggregateFunctions } from "./aggregate-functions.ts";
import { arrayFunctions } from "./array-functions.ts";
import { dateFunctions } from "./date-functions.ts";
import { isFamily, isOf, toFamily } from "./families.ts";
import { geographyFunctions } from "./geography-functions.ts";
import { jsonFunctions } from "./json-functions.ts";
import { numberFunctions } from "./number-functions.ts";
import { otherFunctions } from "./other-functions.ts";
import { resultRules } from "./result-rules.ts";
import { isTableFunction, resolveTableFunction, tableFunctionNames } from "./table-functions.ts";
import { textFunctions } from "./text-functions.ts";
import { windowFunctions } from "./window-functions.ts";

const rules: SignatureRules = {
  types: { converts, commonType: bigqueryCommonType },
  isOf,
  toFamily,
  fitness,
  results: resultRules,
  print: printBigqueryType,
};

/** An overload is the better the fewer of its arguments must become another type; constants count last. */
function fitness({ type, literal }: ArgumentType, to: SqlType): number {
  if (sameType(type, to)) return 0;
  return literal !== undefined || type.kind === "null" ? -1 : -100;
}

function readTable(): SignatureTable {
  return signatureTable(
    [
      { kind: "scalar", lines: textFunctions },
      { kind: "scalar", lines: numberFunctions },
      { kind: "scalar", lines: dateFunctions },
      { kind: "scalar", lines: arrayFunctions },
      { kind: "scalar", lines: jsonFunctions },
      { kind: "scalar", lines: geographyFunctions },
      { kind: "scalar", lines: otherFunctions },
      { kind: "aggregate", lines: aggregateFunctions },
      { kind: "window", lines: windowFunctions },
    ],
    { type: parseBigqueryType, isFamily },
  );
}

const safePrefix = "safe.";

/** The functions of BigQuery, by their names with what stands before the dot (`net.host`); before each may stand `safe.`. */
export function bigqueryFunctions(): DialectFunctions {
  let read: SignatureTable | undefined;
  const table = (): SignatureTable => (read ??= readTable());
  const remembered = rememberByForm();
  const entryOf = (name: string): ReturnType<SignatureTable["entry"]> => {
    const lower = name.toLowerCase();
    return table().entry(lower.startsWith(safePrefix) ? lower.slice(safePrefix.length) : lower);
  };
  return {
    lookup: rememberTexts((name) => {
      const definition = entryOf(name)?.definition;
      const isSafe = definition !== undefined && name.toLowerCase().startsWith(safePrefix);
      return isSafe ? { ...definition, name: safePrefix + definition.name, nulls: "nullable" } : definition;
    }),
    resolve: (definition, args, form = {}) => {
      const entry = entryOf(definition.name);
      if (entry === undefined)
        return { kind: "unknown", reason: `there is no function ${definition.name}`, nulls: "nullable" };
      const resolution = remembered(form)(definition.name, args, () =>
        resolveSignature(entry, { args, form }, rules),
      );
      const isSafe = definition.name.startsWith(safePrefix) && resolution.kind !== "no-overload";
      return isSafe ? { ...resolution, nulls: "nullable" } : resolution;
    },
    ownSchemas: new Set(["safe", "net", "aead", "keys", "hll_count", "kll_quantiles"]),
    isTableFunction,
    resolveTable: resolveTableFunction,
    isSyntaxCall: () => false,
    names: () => table().names(),
    tableNames: tableFunctionNames,
  };
}
