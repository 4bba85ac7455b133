import { typeName } from "@rocky/sdk";
import type { AnswerPrinter, PrinterInput } from "@rocky/sdk/node";
import { countsOf } from "../report/coverage.ts";
import { sourceTexts } from "../report/source-text.ts";
import { wireDiagnostic } from "./diagnostic.ts";
import { modelPrinter } from "./model-json.ts";

/** Prints findings and models as `rocky compile -o json` carries them. */
export function jsonPrinter({ files, dialect }: PrinterInput): AnswerPrinter {
  const sources = sourceTexts(files);
  return {
    diagnostic: (diagnostic) => JSON.stringify(wireDiagnostic(diagnostic, sources)),
    model: modelPrinter({ sources, typeName: (type) => typeName(type, dialect) }),
    counts: countsOf,
  };
}
