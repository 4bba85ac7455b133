import type {
  PipelineConfig,
  ProjectValidation,
  ValidationMessage,
  ValidationSeverity,
} from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import type { validateSchema } from "../schemas/validate.ts";
import type { Style } from "../terminal/style.ts";
import { wireDiagnostic, wireSpan } from "../wire/diagnostic.ts";
import { plural } from "./plural.ts";
import { placeOf, sourceTexts, type SourceTexts } from "./source-text.ts";

type Body = BodyOf<typeof validateSchema>;

/** Prints what validation says: the worst first, one line each; queries are left to `rocky compile`. */
export function printValidation(context: Context, validation: ProjectValidation): ExitCode {
  if (context.output === "json") printJson(context, bodyOf(validation));
  else printText(context, validation);
  return validation.valid ? exitCodes.ok : exitCodes.failure;
}

function bodyOf({ valid, messages, compilation }: ProjectValidation): Body {
  const { config, models, diagnostics } = compilation.result;
  const sources = sourceTexts(compilation.files);
  const isWrong = (name: string): boolean =>
    messages.some(({ severity, field }) => severity === "error" && field?.split(".")[1] === name);
  const readable = !messages.some(({ code, severity }) => code === "V001" && severity === "error");
  const reported = new Set(messages.flatMap(({ diagnostic }) => diagnostic ?? []));
  return {
    valid,
    adapters: config.adapters.map(({ name, type }) => ({
      name,
      adapter_type: type,
      ok: readable && !isWrong(name),
    })),
    pipelines: config.pipelines.map((pipeline) =>
      wirePipeline(pipeline, readable && !isWrong(pipeline.name)),
    ),
    models: {
      count: models.length,
      found: models.length > 0,
      dag_valid: !messages.some(({ code, severity }) => code === "V031" && severity === "error"),
    },
    messages: messages.map((message) => wireMessage(message, sources)),
    diagnostics: diagnostics
      .filter(({ code }) => reported.has(code))
      .map((diagnostic) => wireDiagnostic(diagnostic, sources)),
  };
}

function wireMessage(message: ValidationMessage, sources: SourceTexts): Body["messages"][number] {
  const { severity, code, help, diagnostic } = message;
  return {
    severity,
    code,
    message: message.message,
    file: message.file ?? null,
    field: message.field ?? null,
    ...(message.span === undefined ? {} : { span: wireSpan(message.span, sources) }),
    ...(help === undefined ? {} : { help }),
    ...(diagnostic === undefined ? {} : { diagnostic }),
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

const words: Readonly<Record<ValidationSeverity, string>> = {
  error: "error",
  warn: "warning",
  lint: "lint",
  ok: "ok",
};

function printText(context: Context, { valid, messages, compilation }: ProjectValidation): void {
  const { stdout } = context;
  const sources = sourceTexts(compilation.files);
  const wrong = messages.filter(({ severity }) => severity !== "ok");
  const lines = messages.map((message) => lineOf(message, sources, stdout.style));
  stdout.write(`${lines.join("\n")}\n\n`);
  const count = (wanted: ValidationSeverity): number =>
    wrong.filter(({ severity }) => severity === wanted).length;
  const counts = [
    [count("error"), "error"],
    [count("warn"), "warning"],
    [count("lint"), "lint"],
  ] as const;
  const parts = counts.flatMap(([n, word]) => (n === 0 ? [] : [plural(n, word)]));
  const verdict = valid ? stdout.style.green("valid") : stdout.style.red("not valid");
  stdout.write(`${[verdict, ...parts].join(", ")}\n`);
  const first = wrong.find(({ diagnostic }) => diagnostic !== undefined)?.diagnostic;
  printNext(
    context,
    first === undefined ? "rocky compile checks the queries too" : `rocky explain ${first} says more`,
  );
}

const paints: Readonly<Record<ValidationSeverity, keyof Style>> = {
  error: "red",
  warn: "yellow",
  lint: "cyan",
  ok: "green",
};

function lineOf(message: ValidationMessage, sources: SourceTexts, style: Style): string {
  const { severity, code, span, help } = message;
  const paint = style[paints[severity]];
  const head = paint(`${words[severity].padEnd(7)} ${code}`);
  const text = help === undefined ? message.message : `${message.message} ${help}`;
  const source = span === undefined ? undefined : sources.get(span.file);
  if (severity === "ok" || span === undefined || source === undefined) return `${head}  ${text}`;
  const { line, col } = placeOf(source, span.start);
  return `${head}  ${text} ${style.dim(`${span.file}:${line}:${col}`)}`;
}
