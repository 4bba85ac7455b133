import { reachableFrom, type CompiledModel, type Diagnostic } from "@rocky/ir";
import { noSuchModel, type AnswerRecorder, type Compilation } from "@rocky/sdk/node";
import { printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import { printCompiledJson, type CompiledJson } from "../wire/compiled-json.ts";
import { jsonPrinter } from "../wire/json-printer.ts";
import { listPieces } from "../wire/list-pieces.ts";
import { addCounts, coverageFrom, coverageOf, coverageText, noCounts } from "./coverage.ts";
import { diagnosticsSummary, diagnosticsText, worstFirst } from "./diagnostics.ts";
import { expandedSql, expandedText } from "./expanded-sql.ts";
import { sourceTexts } from "./source-text.ts";
import { wireTimings } from "./timings.ts";
import { unknownTypesText } from "./unknown-types.ts";

/** What is printed of a compilation. */
export interface CompilationOptions {
  /** One model; all of them unless told. */
  readonly selected: string | undefined;
  /** Also the SQL with run variables and macros put in. */
  readonly expandMacros: boolean;
  /** Keeps what is printed as JSON; of all models only. */
  readonly recorder: AnswerRecorder | undefined;
}

/** How the command ends, and what is left to do when all is printed. */
interface PrintedCompilation {
  readonly exitCode: ExitCode;
  /** Keeps the answer for the next compilation. */
  readonly keep?: () => void;
}

/** Prints what a compilation found, about all models or about one. */
export async function printCompilation(
  context: Context,
  compilation: Compilation,
  options: CompilationOptions,
): Promise<PrintedCompilation> {
  const selection = select(compilation, options.selected);
  const failed = selection.diagnostics.some((diagnostic) => diagnostic.severity === "error");
  const exitCode = failed ? exitCodes.failure : exitCodes.ok;
  if (context.output === "json") {
    const { recorder } = options;
    const { json, counts } = jsonOf(compilation, selection, options);
    await printCompiledJson(context, json);
    if (recorder === undefined) return { exitCode };
    return { exitCode, keep: () => recorder.finish(compilation, selection.diagnostics, counts) };
  }
  if (options.expandMacros) context.stdout.write(expandedText(selection.models, context.stdout.style));
  printText(context, compilation, selection);
  return { exitCode };
}

interface Selection {
  readonly models: readonly CompiledModel[];
  /** The model that was asked for. */
  readonly asked: CompiledModel | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly layers: number;
}

function select(compilation: Compilation, name: string | undefined): Selection {
  const { models, diagnostics, layers } = compilation.result;
  if (name === undefined)
    return { models, asked: undefined, diagnostics: worstFirst(diagnostics), layers: layers.length };
  const byName = new Map(models.map((model) => [model.name, model]));
  const model = byName.get(name);
  if (model === undefined) throw noSuchModel(name, models);
  const inputs = new Set(
    reachableFrom([name], new Map(models.map((candidate) => [candidate.name, candidate.dependsOn]))),
  );
  const concerns = (diagnostic: Diagnostic): boolean =>
    diagnostic.model === undefined ||
    diagnostic.model === name ||
    (inputs.has(diagnostic.model) && diagnostic.severity === "error");
  return { models: [model], asked: model, diagnostics: worstFirst(diagnostics.filter(concerns)), layers: 1 };
}

interface PrintedJson {
  readonly json: CompiledJson;
  /** Complete when all models are printed. */
  readonly counts: readonly number[];
}

function jsonOf(
  compilation: Compilation,
  selection: Selection,
  { expandMacros, recorder }: CompilationOptions,
): PrintedJson {
  const { files, result } = compilation;
  const contracts = new Map(result.contracts.map(({ model, file }) => [model, file]));
  const printer = jsonPrinter({ files, dialect: result.dialect });
  const counts = noCounts();
  const model = (each: CompiledModel): string => {
    addCounts(counts, each);
    return printer.model(each, contracts.get(each.name));
  };
  const { diagnostic } = printer;
  const json: CompiledJson = {
    hasErrors: selection.diagnostics.some((diagnostic) => diagnostic.severity === "error"),
    models: selection.models.length,
    layers: selection.layers,
    diagnostics:
      recorder === undefined
        ? listPieces(selection.diagnostics, diagnostic)
        : recorder.passing(
            "diagnostics",
            listPieces(selection.diagnostics, diagnostic, recorder.lengthsOf("diagnostics")),
          ),
    details:
      recorder === undefined
        ? listPieces(selection.models, model)
        : recorder.passing("models", listPieces(selection.models, model, recorder.lengthsOf("models"))),
    expanded: expandMacros ? expandedSql(selection.models) : undefined,
    coverage: () => coverageFrom(selection.models.length, counts),
    timings: wireTimings(compilation),
  };
  return { json, counts };
}

function printText(context: Context, compilation: Compilation, selection: Selection): void {
  const { write, style } = context.stdout;
  const { models, asked, diagnostics } = selection;
  write(diagnosticsText(diagnostics, sourceTexts(compilation.files), context.stdout));
  if (asked?.status === "ok") write(unknownTypesText(asked, diagnostics, style));
  const summary = diagnosticsSummary(diagnostics);
  if (summary !== "") write(`${style.bold(summary)}\n`);
  write(`${coverageText(coverageOf(models), compilation.readMs + compilation.compileMs)}\n`);
  printNext(context, adviceFor(compilation, selection));
}

function adviceFor(compilation: Compilation, { models, diagnostics }: Selection): string {
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error"))
    return "mend the errors; nothing runs before";
  if (models.length === 0) return "write a model: a .sql file with one SELECT";
  const readsUnknown = models.some((model) => model.reads.some((read) => read.kind === "unknown-table"));
  const loads = compilation.result.config.pipelines.some((pipeline) => pipeline.type === "load");
  if (readsUnknown && loads) return "rocky load loads the files, and the compiler knows their columns";
  if (readsUnknown && compilation.config !== undefined) {
    return "rocky discover --with-schemas tells the columns of the tables that the project reads";
  }
  if (compilation.config === undefined) return "rocky init makes this folder a project";
  return nextStep(compilation);
}

/** What to do with models that are right: they can be run where something runs them. */
export function nextStep({ result }: Compilation): string {
  return result.dialect === "duckdb" ? "rocky run" : "rocky lineage <model>";
}
