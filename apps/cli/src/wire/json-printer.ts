import { typeName } from "@rocky/sdk";
import type { AnswerPrinter, PrinterInput } from "@rocky/sdk/node";
import { countsOf } from "../report/coverage.ts";
import { sourceTexts } from "../report/source-text.ts";
import { wireDiagnostic } from "./diagnostic.ts";
import { modelJson } from "./model-json.ts";

/** Prints findings and models as `rocky compile -o json` carries them. */
export function jsonPrinter({ files, dialect }: PrinterInput): AnswerPrinter {
  const sources = sourceTexts(files);
  const options: Parameters<typeof modelJson>[2] = { sources, typeName: (type) => typeName(type, dialect) };
  return {
    diagnostic: (diagnostic) => JSON.stringify(wireDiagnostic(diagnostic, sources)),
    model: (model, contract) => modelJson(model, contract, options),
    counts: countsOf,
  };
}
