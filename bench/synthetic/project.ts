import { intermediate, intermediatePipeline, mart, source, staging, stagingPipeline } from "./bodies.ts";
import { placesOf, type Place } from "./layers.ts";

/** A model with its texts. */
export interface SyntheticModel extends Place {
  readonly strategy: "full_refresh" | "incremental" | "merge";
  readonly body: string;
  readonly sidecar: string;
}

/** A file of the project, by its path from the project's folder. */
export interface SyntheticFile {
  readonly path: string;
  readonly text: string;
}

/** What to write. */
export interface SyntheticOptions {
  /** Of a hundred marts twenty read a column that is not there; when clean, they read one that is. */
  readonly clean: boolean;
}

/**
 * The models of the synthetic project: a pure function of their number. What is odd in it is meant: most sources repeat names of
 * columns, every fifth mart reads a column that its upstream does not have, and some models are incremental by a column that
 * they do not show.
 */
export function syntheticModels(total: number, { clean }: SyntheticOptions): readonly SyntheticModel[] {
  return placesOf(total).map((place) => {
    const strategy = strategyOf(place);
    return { ...place, strategy, body: bodyOf(place, clean), sidecar: sidecarOf(place, strategy) };
  });
}

/** Every file of the project. */
export function syntheticFiles(total: number, options: SyntheticOptions): readonly SyntheticFile[] {
  const files = syntheticModels(total, options).flatMap(({ name, language, body, sidecar }) => [
    { path: `models/${name}.${language}`, text: body },
    { path: `models/${name}.toml`, text: sidecar },
  ]);
  return [{ path: "rocky.toml", text: configuration }, ...files];
}

const configuration = `[adapter]
type = "duckdb"
path = "benchmark.duckdb"

[pipeline.benchmark]
strategy = "full_refresh"

[pipeline.benchmark.source.schema_pattern]
prefix = "raw__"
separator = "__"
components = ["source"]

[pipeline.benchmark.target]
catalog_template = "warehouse"
schema_template = "staging"
`;

function bodyOf(place: Place, clean: boolean): string {
  switch (place.layer) {
    case "sources":
      return source(place);
    case "staging":
      return place.language === "sql" ? staging(place) : stagingPipeline(place);
    case "intermediate":
      return place.language === "sql" ? intermediate(place) : intermediatePipeline(place);
    case "marts":
      return mart(place, clean && place.at % 5 === 1 ? "s.name_clean AS name" : "i.name");
  }
}

function strategyOf({ layer, index }: Place): SyntheticModel["strategy"] {
  if (layer === "sources" || layer === "marts" || index % 20 < 16) return "full_refresh";
  return index % 20 === 19 ? "merge" : "incremental";
}

const settingsOf: Readonly<Record<SyntheticModel["strategy"], string>> = {
  full_refresh: "",
  incremental: 'timestamp_column = "updated_at"\n',
  merge: 'unique_key = ["id"]\n',
};

function sidecarOf({ name, layer, dependencies }: Place, strategy: SyntheticModel["strategy"]): string {
  const reads =
    dependencies.length === 0 ? "" : `depends_on = [${dependencies.map((d) => `"${d}"`).join(", ")}]`;
  return `name = "${name}"
${reads}

[strategy]
type = "${strategy}"
${settingsOf[strategy]}
[target]
catalog = "warehouse"
schema = "${layer}"
table = "${name}"
`;
}
