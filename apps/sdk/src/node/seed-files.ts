import { existsSync, readFileSync } from "node:fs";
import { AdapterError } from "@rocky/adapter";
import { plainSeed, readSeed, type SourceFile } from "@rocky/compiler";
import { nearestNames, type Diagnostic } from "@rocky/ir";
import { resolvePath } from "@rocky/node";
import type { FileToLoad } from "@rocky/runtime";
import { dialectNamed } from "../dialect-named.ts";
import { filesToLoad, refuseTwins } from "./load-files.ts";
import type { Environment } from "./project-place.ts";

/** Which seeds to load. */
export interface SeedSelection {
  readonly root: string;
  /** The folder of the seeds, relative to the root. */
  readonly folder: string;
  /** Only the seed of this name. */
  readonly only: string | undefined;
  readonly environment: Environment;
}

/** The seeds of a project with what is wrong about their configurations. */
export interface Seeds {
  readonly files: readonly FileToLoad[];
  /** The configurations as they were read, for code frames. */
  readonly sources: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The CSV files of the seeds folder as files to load. Throws an `AdapterError` when there is no such folder or seed. */
export function seedFiles(selection: SeedSelection): Seeds {
  const { root, folder, only, environment } = selection;
  const found = filesToLoad(root, folder, "csv");
  refuseTwins(found);
  const chosen = only === undefined ? found : found.filter((file) => file.stem === only);
  if (only !== undefined && chosen.length === 0)
    throw noSuchSeed(
      only,
      found.map((file) => file.stem),
    );
  const diagnostics: Diagnostic[] = [];
  const sources: SourceFile[] = [];
  const files = chosen.map((file): FileToLoad => {
    const path = file.file.replace(/\.[a-z]+$/i, ".toml");
    const absolute = resolvePath(root, path);
    const source = existsSync(absolute) ? { path, text: readFileSync(absolute, "utf8") } : undefined;
    if (source !== undefined) sources.push(source);
    const config = source === undefined ? plainSeed : readSeed(source, dialectNamed("duckdb"), environment);
    diagnostics.push(...config.diagnostics);
    return {
      pipeline: "seeds",
      file: file.file,
      absolutePath: file.absolutePath,
      format: "csv",
      csv: { delimiter: file.file.endsWith(".tsv") ? "\t" : ",", header: true, types: config.types },
      target: { ...config.target, table: config.target.table ?? file.stem },
      dependsOn: [],
      bytes: file.bytes,
      contentHash: "",
      mode: "replace",
      violations: [],
    };
  });
  return { files, sources, diagnostics };
}

function noSuchSeed(name: string, known: readonly string[]): AdapterError {
  const near = nearestNames(name, known);
  const help = near.length > 0 ? `did you mean ${near.join(" or ")}?` : `there are ${known.join(", ")}`;
  return new AdapterError("not-found", `there is no seed \`${name}\``, known.length === 0 ? {} : { help });
}
