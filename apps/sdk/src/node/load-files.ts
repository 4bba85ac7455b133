import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { AdapterError, type LoadFormat } from "@rocky/adapter";
import { resolvePath } from "@rocky/node";

/** A file that a load pipeline names. */
export interface LoadableFile {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly absolutePath: string;
  /** The name without folder and ending. */
  readonly stem: string;
  readonly format: LoadFormat;
  readonly bytes: number;
}

const formats: Readonly<Record<string, LoadFormat>> = {
  ".parquet": "parquet",
  ".csv": "csv",
  ".tsv": "csv",
  ".jsonl": "json_lines",
  ".ndjson": "json_lines",
};

/**
 * The files of a folder that can be loaded, sorted by name; with a `format`, those of that format only.
 * Throws an `AdapterError` when the folder is not there.
 */
export function filesToLoad(
  root: string,
  folder: string,
  format: LoadFormat | undefined,
): readonly LoadableFile[] {
  const path = resolvePath(root, folder);
  if (!existsSync(path)) {
    throw new AdapterError("not-found", `the folder ${folder} of files to load does not exist`, {
      help: "make it, or correct source_dir in rocky.toml",
    });
  }
  const files = readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
    .flatMap((entry) => loadable(root, join(path, entry.name), entry.name))
    .filter((file) => format === undefined || file.format === format)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  return files;
}

function loadable(root: string, path: string, name: string): readonly LoadableFile[] {
  const ending = /\.[a-z]+$/i.exec(name)?.[0] ?? "";
  const format = formats[ending.toLowerCase()];
  if (format === undefined) return [];
  const file = relative(root, path).split(sep).join("/");
  return [
    { file, absolutePath: path, stem: name.slice(0, -ending.length), format, bytes: statSync(path).size },
  ];
}

/** Throws an `AdapterError` when two files would make one table. */
export function refuseTwins(files: readonly LoadableFile[]): void {
  const byTable = Map.groupBy(files, (file) => file.stem.toLowerCase());
  for (const [stem, twins] of byTable) {
    if (twins.length === 1) continue;
    throw new AdapterError(
      "rejected",
      `${twins.map((file) => file.file).join(" and ")} would both make the table ${stem}`,
      {
        help: "rename one of them, or name the format in the pipeline",
      },
    );
  }
}
