import { mkdir, readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { AdapterError } from "@rocky/adapter";
import type { CreatedProject } from "./created-project.ts";
import { writeNewFiles, type NewFile } from "./write-new-files.ts";

const configFile = "rocky.toml";
const ignoredFolders: ReadonlySet<string> = new Set(["node_modules", "dist", "target", "venv"]);

/**
 * Makes a folder a project: writes `rocky.toml` for the SQL files that it has, or with a first model where it has none.
 * Nothing that exists is changed. Rejects with an `AdapterError` when the folder has a configuration already.
 */
export async function initProject(folder: string): Promise<CreatedProject> {
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
  const files: NewFile[] = [
    { path: configFile, text: configText({ name: basename(root), models, database: databaseName(present) }) },
  ];
  if (queries.length === 0) files.push({ path: "models/first_model.sql", text: firstModel });
  await writeNewFiles(root, files);
  return { root, files: files.map((file) => file.path), models: Math.max(1, queries.length) };
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

function databaseName(present: readonly string[]): string {
  return present.find((name) => /\.(duckdb|db)$/.test(name)) ?? "warehouse.duckdb";
}

function configText(options: {
  readonly name: string;
  readonly models: string;
  readonly database: string;
}): string {
  const id = options.name.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
  const glob = options.models === "" ? "**" : `${options.models}/**`;
  return `[project]
id = ${JSON.stringify(id === "" ? "project" : id)}

[adapter.local]
type = "duckdb"
path = ${JSON.stringify(options.database)}

[pipeline.models]
type = "transformation"
models = ${JSON.stringify(glob)}
target = { adapter = "local" }
`;
}
