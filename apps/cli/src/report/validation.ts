import type { Diagnostic } from "@rocky/ir";
import type { Compilation, PipelineConfig } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import type { validateSchema } from "../schemas/validate.ts";
import { wireDiagnostic } from "../wire/diagnostic.ts";
import { diagnosticsSummary, diagnosticsText, worstFirst } from "./diagnostics.ts";
import { plural } from "./plural.ts";
import { sourceTexts } from "./source-text.ts";

type Body = BodyOf<typeof validateSchema>;

const cycleCodes: ReadonlySet<string> = new Set(["E087", "E088"]);

/** Prints what is wrong with the configuration and the files of a project; queries are left to `rocky compile`. */
export function printValidation(context: Context, compilation: Compilation): ExitCode {
  const diagnostics = worstFirst(compilation.result.diagnostics.filter(isAboutProject));
  const valid = !diagnostics.some((diagnostic) => diagnostic.severity === "error");
  if (context.output === "json") printJson(context, bodyOf(compilation, diagnostics));
  else printText(context, compilation, diagnostics);
  return valid ? exitCodes.ok : exitCodes.failure;
}

/** Codes of project and configuration end in 80 to 99 (errors) and 60 to 69 (everything else). */
function isAboutProject({ code, severity }: Diagnostic): boolean {
  const number = Number(code.slice(1));
  return severity === "error"
    ? number === 36 || (number >= 80 && number <= 99)
    : number >= 60 && number <= 69;
}

function bodyOf(compilation: Compilation, diagnostics: readonly Diagnostic[]): Body {
  const { config, models } = compilation.result;
  const sources = sourceTexts(compilation.files);
  const errorsAt = (file: string): boolean =>
    diagnostics.some((diagnostic) => diagnostic.severity === "error" && diagnostic.span?.file === file);
  const ok = compilation.config === undefined || !errorsAt("rocky.toml");
  return {
    valid: !diagnostics.some((diagnostic) => diagnostic.severity === "error"),
    adapters: config.adapters.map((adapter) => ({ name: adapter.name, adapter_type: adapter.type, ok })),
    pipelines: config.pipelines.map((pipeline) => wirePipeline(pipeline, ok)),
    models: {
      count: models.length,
      found: models.length > 0,
      dag_valid: !diagnostics.some((diagnostic) => cycleCodes.has(diagnostic.code)),
    },
    messages: diagnostics.map((diagnostic) => ({
      code: diagnostic.code,
      severity: diagnostic.severity,
      message: diagnostic.message,
      file: diagnostic.span?.file ?? null,
    })),
    diagnostics: diagnostics.map((diagnostic) => wireDiagnostic(diagnostic, sources)),
  };
}

function wirePipeline(pipeline: PipelineConfig, ok: boolean): Body["pipelines"][number] {
  const load = pipeline.type === "load" ? pipeline : undefined;
  return {
    name: pipeline.name,
    pipeline_type: pipeline.type === "other" ? pipeline.declared : pipeline.type,
    strategy: load === undefined ? "" : "full_refresh",
    catalog_template: load?.target.catalog ?? "",
    schema_template: load?.target.schema ?? "",
    ok: ok && pipeline.type !== "other",
  };
}

function printText(context: Context, compilation: Compilation, diagnostics: readonly Diagnostic[]): void {
  const { stdout } = context;
  const { config, models } = compilation.result;
  stdout.write(diagnosticsText(diagnostics, sourceTexts(compilation.files), stdout));
  const summary = diagnosticsSummary(diagnostics);
  if (summary !== "") stdout.write(`${summary}\n`);
  const parts = [
    plural(config.adapters.length, "adapter"),
    plural(config.pipelines.length, "pipeline"),
    plural(models.length, "model"),
  ];
  stdout.write(`${parts.join(", ")}\n`);
  printNext(context, "rocky compile checks the queries too");
}
