import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { ProjectPlace } from "../project-place.ts";

/** The two files in which what one question was answered is kept. */
export interface CachePlace {
  readonly folder: string;
  /** What is asked: where configuration, models and contracts are, and the run variables. */
  readonly question: string;
  /** The project's files, and how the disk showed them. */
  readonly files: string;
  /** The models, and everything that was found. */
  readonly models: string;
}

/** Where the answer to a question is kept. */
export function cachePlaceOf({ root, config, models, contracts, variables = {} }: ProjectPlace): CachePlace {
  const folder = join(root, ".rocky", "cache", "compile");
  const values = Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1));
  const question = JSON.stringify([config, models, contracts, values].map((part) => part ?? null));
  // Two questions of one name take turns: each answer says which question it answers.
  const name = crc32(question).toString(16).padStart(8, "0");
  return {
    folder,
    question,
    files: join(folder, `${name}.files`),
    models: join(folder, `${name}.models`),
  };
}

/** No more answers than these are kept, and the oldest go first. */
const mostAnswers = 4;
/** A larger answer is not kept. */
export const mostBytes: number = 1 << 29;

/** Removes the oldest answers where there are too many. */
export function removeOldAnswers({ folder }: CachePlace): void {
  const answers = readdirSync(folder)
    .filter((name) => name.endsWith(".models"))
    .map((name) => ({ name, time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of answers.slice(mostAnswers)) {
    rmSync(join(folder, name), { force: true });
    rmSync(join(folder, name.replace(/models$/, "files")), { force: true });
  }
}
