import type { CompileResult } from "../compile.ts";
import { compiledFor } from "../config/adapter-shape.ts";
import { matchesGlob } from "../project/glob.ts";
import type { SourceFile } from "../source-file.ts";
import type { TomlDocument } from "../toml/document.ts";
import type { ValidationCode } from "./codes.ts";
import type { ValidationMessage } from "./message.ts";

/** What is in order, and what is missing as a whole. */
export function overview(
  result: CompileResult,
  { files, document }: { readonly files: readonly SourceFile[]; readonly document: TomlDocument | undefined },
  wrong: ReadonlySet<ValidationCode>,
): readonly ValidationMessage[] {
  const { config, models } = result;
  const configFile = document === undefined ? {} : { file: document.file };
  const ok = (code: ValidationCode, message: string): readonly ValidationMessage[] =>
    wrong.has(code) ? [] : [{ code, severity: "ok", message, ...configFile }];
  const warn = (code: ValidationCode, message: string, help: string): readonly ValidationMessage[] => [
    { code, severity: "warn", message, help, ...configFile },
  ];
  const adapters = config.adapters.filter(({ type }) => compiledFor.some((name) => name === type));
  return [
    ...(document === undefined ? [] : ok("V001", `${document.file} can be read.`)),
    ...(config.adapters.length === 0
      ? warn(
          "V010",
          "There is no adapter, so what is built is gone afterwards.",
          'Add [adapter] with type = "duckdb" and a path to rocky.toml.',
        )
      : adapters.map((adapter) =>
          about(
            "V010",
            adapter,
            `The adapter ${adapter.name} is ${adapter.type}${adapter.type === "duckdb" ? "" : ", for which models are compiled, and not built yet"}.`,
          ),
        )),
    ...(config.pipelines.length === 0
      ? warn(
          "V020",
          "There is no pipeline, so the models of models/ are built, and no files are loaded.",
          'Add [pipeline.models] with type = "transformation" to rocky.toml.',
        )
      : config.pipelines.flatMap((pipeline) =>
          pipeline.type === "other"
            ? []
            : ok("V020", `The pipeline ${pipeline.name} ${workOf(pipeline, result)}.`),
        )),
    ...config.pipelines.flatMap((pipeline) =>
      pipeline.type === "transformation" && !files.some((file) => isModelOf(pipeline.models, file))
        ? [
            {
              code: "V025" as const,
              severity: "warn" as const,
              message: `No model matches ${pipeline.models} of the pipeline ${pipeline.name}.`,
              ...placeOfModels(document, pipeline.name),
            },
          ]
        : [],
    ),
    ...(models.length === 0
      ? []
      : [
          ...ok("V030", models.length === 1 ? "1 model is loaded." : `${models.length} models are loaded.`),
          ...ok("V031", "No model needs itself."),
        ]),
  ];
}

function about(
  code: ValidationCode,
  { span }: CompileResult["config"]["adapters"][number],
  message: string,
): ValidationMessage {
  return { code, severity: "ok", message, span, file: span.file };
}

function isModelOf(pattern: string, { path }: SourceFile): boolean {
  return (path.endsWith(".sql") || path.endsWith(".rocky")) && matchesGlob(pattern, path);
}

function workOf(
  pipeline: Exclude<CompileResult["config"]["pipelines"][number], { readonly type: "other" }>,
  { models }: CompileResult,
): string {
  if (pipeline.type === "load") return `loads ${pipeline.sourceDir} into ${pipeline.target.schema}`;
  const count = models.filter((model) => matchesGlob(pipeline.models, model.file)).length;
  return `builds ${count === 1 ? "1 model" : `${count} models`}`;
}

function placeOfModels(
  document: TomlDocument | undefined,
  name: string,
): Pick<ValidationMessage, "span" | "file" | "field"> {
  if (document === undefined) return {};
  const key = document.value["pipelines"] === undefined ? "pipeline" : "pipelines";
  const path = [key, name, "models"];
  return { span: document.valueSpan(path), file: document.file, field: path.join(".") };
}
