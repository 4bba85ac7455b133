import { existsSync, openSync, readSync, closeSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { AdapterError } from "@rocky/adapter";
import { compileProject, type Compilation } from "./compile-project.ts";
import type { CreatedProject } from "./created-project.ts";
import { placeProject, type Environment } from "./project-place.ts";
import { writeNewFiles, type NewFile } from "./write-new-files.ts";

const configFile = "rocky.toml";
const ignoredFolders: ReadonlySet<string> = new Set(["node_modules", "dist", "target", "venv"]);

/** A new project with what the compiler makes of it. */
export interface InitialisedProject extends CreatedProject {
  readonly compilation: Compilation;
  /** The pattern of its models. */
  readonly pattern: string;
  /** The database file that it names, and whether it was there. */
  readonly database: { readonly path: string; readonly exists: boolean };
}

/**
 * Makes a folder a project: writes `rocky.toml` for the SQL files that it has, or with a first model where it has none,
 * and compiles it. Nothing that exists is changed. Rejects with an `AdapterError` when the folder has a configuration already.
 */
export async function initProject(
  folder: string,
  environment: Environment = process.env,
): Promise<InitialisedProject> {
  const root = resolve(folder);
  await mkdir(root, { recursive: true });
  const present = await readdir(root);
  if (present.includes(configFile)) {
    throw new AdapterError("rejected", `${join(root, configFile)} exists already`, {
      help: "this folder is a project; `rocky compile` compiles it",
    });
  }
  const queries = await sqlFiles(root);
  const models = queries.length === 0 ? "models" : commonFolder(queries);
  const pattern = models === "" ? "**" : `${models}/**`;
  const database = present.sort().find((name) => isDuckdb(join(root, name))) ?? "warehouse.duckdb";
  const files: NewFile[] = [
    { path: configFile, text: configText({ name: basename(root), pattern, database }) },
  ];
  if (queries.length === 0) files.push({ path: "models/first_model.sql", text: firstModel });
  await writeNewFiles(root, files);
  const compilation = await compileProject(placeProject(root, {}), environment);
  return {
    root,
    files: files.map((file) => file.path),
    models: compilation.result.models.length,
    compilation,
    pattern,
    database: { path: database, exists: existsSync(join(root, database)) },
  };
}

const firstModel = `-- A model is a query; its file's name is the name of the table that it makes.
SELECT
    1 AS id,
    'hello' AS greeting
`;

/** Paths of the SQL files below a folder, with forward slashes, sorted; hidden folders and those of tools are left out. */
async function sqlFiles(root: string, below = ""): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isFile() && /\.sql$/i.test(entry.name)) found.push(path);
    if (!entry.isDirectory() || entry.name.startsWith(".") || ignoredFolders.has(entry.name)) continue;
    found.push(...(await sqlFiles(root, path)));
  }
  return found.sort();
}

/** The deepest folder that all files are in; an empty text for the root. */
function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => path.split("/").slice(0, -1));
  const [first = []] = folders;
  const differs = first.findIndex((part, i) => folders.some((folder) => folder[i] !== part));
  return first.slice(0, differs === -1 ? first.length : differs).join("/");
}

/** Whether a file is a DuckDB database: these letters stand behind its first checksum. */
function isDuckdb(path: string): boolean {
  if (!/\.(?:duckdb|ddb|db)$/i.test(path)) return false;
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(12);
    readSync(file, bytes, 0, 12, 0);
    return bytes.toString("latin1", 8) === "DUCK";
  } catch {
    return false;
  } finally {
    closeSync(file);
  }
}

function configText(options: {
  readonly name: string;
  readonly pattern: string;
  readonly database: string;
}): string {
  const id = options.name.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
  return `[project]
id = ${JSON.stringify(id === "" ? "project" : id)}

# Where the models are built: a DuckDB file, made by the first run unless it is there.
[adapter.local]
type = "duckdb"
path = ${JSON.stringify(options.database)}

# Each .sql file that matches becomes a table of its name in the schema main. A .toml beside it can say otherwise.
[pipeline.models]
type = "transformation"
models = ${JSON.stringify(options.pattern)}
target = { adapter = "local" }
`;
}
