import { blocksOf } from "../config/named-blocks.ts";
import type { ProjectConfig } from "../config/project-config.ts";
import { isTable } from "../config/shape.ts";
import type { ModelSource } from "../project/model-source.ts";
import type { SourceFile } from "../source-file.ts";
import type { TomlDocument, TomlPath } from "../toml/document.ts";
import type { ValidationMessage } from "./message.ts";

/** What a message is about beside its place. */
type Lint = Pick<ValidationMessage, "code" | "message" | "help">;

function lint(document: TomlDocument, path: TomlPath, about: Lint): ValidationMessage {
  const span = document.keySpan(path);
  return { ...about, severity: "lint", span, file: span.file, field: path.join(".") };
}

function valueAt(document: TomlDocument, path: TomlPath): unknown {
  let value: unknown = document.value;
  for (const key of path) value = isTable(value) ? value[String(key)] : undefined;
  return value;
}

/** L004, L006 and L007: settings of `rocky.toml` that say what holds anyway. */
export function superfluousSettings(
  document: TomlDocument,
  config: ProjectConfig,
): readonly ValidationMessage[] {
  const local = valueAt(document, ["state", "backend"]) === "local";
  const message = 'The backend "local" is what holds without it.';
  const state = local ? [lint(document, ["state", "backend"], { code: "L004", message })] : [];
  const [only, ...others] = config.adapters;
  const pipelines = blocksOf(document, ["pipeline", "pipelines"]).flatMap(({ path }) => {
    const made = ["auto_create_catalogs", "auto_create_schemas"].flatMap((key) => {
      const at = [...path, "target", "governance", key];
      const text = `${key} = false is what holds without it.`;
      return valueAt(document, at) === false ? [lint(document, at, { code: "L006", message: text })] : [];
    });
    const at = [...path, "target", "adapter"];
    const isOnly = only !== undefined && others.length === 0 && valueAt(document, at) === only.name;
    const text = `${only?.name ?? ""} is the only adapter, so it is taken anyway.`;
    return [...made, ...(isOnly ? [lint(document, at, { code: "L007", message: text })] : [])];
  });
  return [...state, ...pipelines];
}

/** From how many models on a target that they repeat is worth a file. */
const repeats = 3;

/** L001, L002 and L003: settings of models that say what holds anyway, or what all of their folder say. */
export function superfluousInModels(
  models: readonly ModelSource[],
  files: readonly SourceFile[],
): readonly ValidationMessage[] {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  /** A text as it is written: one that comes from the environment is not superfluous. */
  const written = (document: TomlDocument, path: TomlPath): string => {
    const { file, start, end } = document.valueSpan(path);
    return (texts.get(file) ?? "").slice(start, end).replace(/^(["'])(.*)\1$/, "$2");
  };
  const own = models.flatMap((model): readonly ValidationMessage[] => {
    const document = model.configuration;
    if (document === undefined) return [];
    const stem = (model.file.split("/").at(-1) ?? "").replace(/\.(?:sql|rocky)$/, "");
    const named = document.value["name"] !== undefined && written(document, ["name"]) === stem;
    const inTable =
      valueAt(document, ["target", "table"]) !== undefined &&
      written(document, ["target", "table"]) === model.name;
    return [
      ...(named
        ? [
            lint(document, ["name"], {
              code: "L001",
              message: `The model is called ${stem} anyway, like its file.`,
            }),
          ]
        : []),
      ...(inTable
        ? [
            lint(document, ["target", "table"], {
              code: "L002",
              message: `The table is called ${model.name} anyway, like the model.`,
            }),
          ]
        : []),
    ];
  });
  return [...own, ...repeatedTargets(models)];
}

function repeatedTargets(models: readonly ModelSource[]): readonly ValidationMessage[] {
  const groups = Map.groupBy(
    models.filter(({ configuration }) => {
      const target = configuration?.value["target"];
      return isTable(target) && typeof target["schema"] === "string";
    }),
    ({ file, target }) => JSON.stringify([folderOf(file), target.catalog, target.schema]),
  );
  return [...groups.values()].flatMap((same): readonly ValidationMessage[] => {
    const [first] = same;
    if (first?.configuration === undefined || same.length < repeats) return [];
    const { catalog, schema } = first.target;
    const place = catalog === undefined ? schema : `${catalog}.${schema}`;
    const folder = folderOf(first.file);
    const message = `${same.length} models of ${folder} say that they are built in ${place}.`;
    const help = `Say it once, under [target] in ${folder}/_defaults.toml.`;
    return [lint(first.configuration, ["target", "schema"], { code: "L003", message, help })];
  });
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
