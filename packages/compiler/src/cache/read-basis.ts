import { dialectOf, withFunctions, type Dialect } from "@rocky/sql";
import { configOf, lockfileOf } from "../compile.ts";
import { modelPatterns } from "../config/model-patterns.ts";
import { openCatalogOf } from "../config/open-catalog.ts";
import type { ProjectConfig } from "../config/project-config.ts";
import { functionsOf } from "../functions/read-functions.ts";
import type { Lockfile } from "../lockfile/lockfile.ts";
import type { ModelIndex } from "../resolve/model-index.ts";
import type { RecompileInput } from "./recompile.ts";

/** What all models of a project are compiled against. */
export interface Basis {
  readonly config: ProjectConfig;
  readonly dialect: Dialect;
  readonly patterns: readonly string[];
  readonly lockfile: Lockfile;
  readonly index: ModelIndex;
  readonly isWatched: boolean;
}

/** Reads what is not of a single model again; nothing where there is no dialect. */
export function readBasis({ shared, options, known }: RecompileInput): Basis | undefined {
  const files = shared.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const reading = configOf(files, options);
  const { config, session } = reading;
  const engine = dialectOf(options.dialect ?? reading.dialect ?? "duckdb", session) ?? dialectOf("duckdb");
  if (engine === undefined) return undefined;
  const dialect = withFunctions(engine, functionsOf(files, engine, options.environment ?? {}).functions);
  return {
    config,
    dialect,
    patterns: modelPatterns(config, options.models),
    lockfile: lockfileOf(files, dialect).lockfile,
    index: known.index(options.openCatalog ?? openCatalogOf(config)),
    isWatched: known.project.isWatched,
  };
}
