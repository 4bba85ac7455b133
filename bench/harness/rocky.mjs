import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";

/** The folder of this clone. */
export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");

/** How the command that was built in a clone is called: with the Node that measures. */
export function rockyOf(clone) {
  return [execPath, join(clone, "apps/cli/bin/rocky.mjs")];
}

/** `node -e 0`, the least that any command in Node takes. */
export const nodeFloor = { name: "node -e 0", command: [execPath, "-e", "0"] };

/** A program that reads the same files with `readFileSync` and does nothing. */
export const readFloor = {
  name: "reading the files",
  command: [execPath, join(root, "bench/floors/read-files.mjs")],
};

/** Writes a project by its shape and number of models, and gives its folder. */
export function generate(folder, size, shape) {
  execFileSync(execPath, [join(root, "bench/generate.mjs"), folder, String(size), shape]);
  return folder;
}

/** Writes a file, with its folders. */
export function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
