import type { DialectFunctions } from "../../../functions/dialect-functions.ts";
import { rememberByForm } from "../../../functions/remember.ts";
import { resolveSignature, type SignatureRules } from "../../../functions/signatures/resolve-signature.ts";
import { signatureTable, type SignatureTable } from "../../../functions/signatures/signature-table.ts";
import { rememberTexts } from "../../../types/remember-texts.ts";
import type { Resolution } from "../../../types/resolution.ts";
import { converts } from "../types/converts.ts";
import { snowflakeCommonType } from "../types/fold.ts";
import { parseSnowflakeType } from "../types/parse-type.ts";
import { printSnowflakeType } from "../types/print-type.ts";
import { varchar } from "../types/type-names.ts";
import { aggregateFunctions } from "./aggregate-functions.ts";
import { aggregateRules } from "./aggregate-rules.ts";
import { branchRules } from "./branch-rules.ts";
import { dateFunctions } from "./date-functions.ts";
import { dateRules } from "./date-rules.ts";
import { isFamily, isOf, toFamily } from "./families.ts";
import { geographyFunctions } from "./geography-functions.ts";
import { nestedFunctions } from "./nested-functions.ts";
import { numberFunctions } from "./number-functions.ts";
import { numberRules } from "./number-rules.ts";
import { otherFunctions } from "./other-functions.ts";
import { isTableFunction, resolveTableFunction, tableFunctionNames } from "./table-functions.ts";
import { textFunctions } from "./text-functions.ts";
import { textRules } from "./text-rules.ts";
import { unmodelledFunctions } from "./unmodelled-functions.ts";
import { windowFunctions } from "./window-functions.ts";

const rules: SignatureRules = {
  types: { converts, commonType: snowflakeCommonType },
  isOf,
  toFamily,
  results: { ...aggregateRules, ...branchRules, ...dateRules, ...numberRules, ...textRules },
  print: printSnowflakeType,
};

function readTable(): SignatureTable {
  return signatureTable(
    [
      { kind: "scalar", lines: unmodelledFunctions },
      { kind: "scalar", lines: textFunctions },
      { kind: "scalar", lines: numberFunctions },
      { kind: "scalar", lines: dateFunctions },
      { kind: "scalar", lines: nestedFunctions },
      { kind: "scalar", lines: geographyFunctions },
      { kind: "scalar", lines: otherFunctions },
      { kind: "aggregate", lines: aggregateFunctions },
      { kind: "window", lines: windowFunctions },
    ],
    {
      // In results a text or bytes without a length have none.
      type: (name) =>
        /^varchar$/i.test(name)
          ? varchar()
          : /^binary$/i.test(name)
            ? { kind: "binary" }
            : parseSnowflakeType(name),
      isFamily,
    },
  );
}

/** `snowflake.cortex.`, `snowflake.notification.`: schemas of the engine's own database. */
const ownSchema = /^snowflake\.\w+\./;

/** That a call fits no signature proves nothing: the argument lists are no evidence. */
function unproved(resolution: Resolution): Resolution {
  if (resolution.kind !== "no-overload") return resolution;
  return {
    kind: "unknown",
    reason: `what ${resolution.given} comes to is not documented`,
    nulls: "nullable",
  };
}

/** The functions of Snowflake. */
export function snowflakeFunctions(): DialectFunctions {
  let read: SignatureTable | undefined;
  const table = (): SignatureTable => (read ??= readTable());
  const remembered = rememberByForm();
  return {
    lookup: rememberTexts((name) => {
      const lower = name.toLowerCase();
      return (table().entry(lower) ?? table().entry(lower.replace(ownSchema, "")))?.definition;
    }),
    ownSchemas: new Set(["snowflake"]),
    resolve: (definition, args, form = {}) => {
      const entry = table().entry(definition.name);
      return entry === undefined
        ? { kind: "unknown", reason: `there is no function ${definition.name}`, nulls: "nullable" }
        : remembered(form)(definition.name, args, () =>
            unproved(resolveSignature(entry, { args, form }, rules)),
          );
    },
    isTableFunction,
    resolveTable: resolveTableFunction,
    isSyntaxCall: () => false,
    names: () => table().names(),
    tableNames: tableFunctionNames,
  };
}
