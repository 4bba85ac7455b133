import { mkdir, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { AdapterError } from "@rocky/adapter";
import { nearestNames } from "@rocky/ir";
import type { CreatedProject } from "./created-project.ts";
import type { PlaygroundTemplate } from "./playground/template.ts";
import { playgroundTemplates } from "./playground/templates.ts";
import { writeNewFiles } from "./write-new-files.ts";

/** A new playground with what to try in it. */
export interface CreatedPlayground extends CreatedProject {
  readonly template: PlaygroundTemplate;
}

/**
 * Writes a small project to learn with; the first template unless one is named.
 * Rejects with an `AdapterError` when the folder has something in it already, or there is no such template.
 */
export async function createPlayground(folder: string, template?: string): Promise<CreatedPlayground> {
  const chosen = templateNamed(template);
  const root = resolve(folder);
  await mkdir(root, { recursive: true });
  const present = await readdir(root);
  if (present.length > 0) {
    throw new AdapterError("rejected", `${root} is not empty`, {
      help: "name a new folder: rocky playground my-project",
    });
  }
  await writeNewFiles(root, chosen.files);
  return {
    root,
    files: chosen.files.map((file) => file.path),
    models: chosen.files.filter((file) => file.path.endsWith(".sql")).length,
    template: chosen,
  };
}

function templateNamed(name: string | undefined): PlaygroundTemplate {
  const [first] = playgroundTemplates;
  const found = name === undefined ? first : playgroundTemplates.find((template) => template.name === name);
  if (found !== undefined) return found;
  const names = playgroundTemplates.map((template) => template.name);
  const [near = names.join(", ")] = nearestNames(name ?? "", names, 1);
  throw new AdapterError("not-found", `there is no template \`${name}\``, { help: `there is ${near}` });
}
