import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("./fixtures/", import.meta.url);

/** The blocks of a fixture, which lines of three dashes separate. */
export function blocksOf(name: string): readonly string[] {
  return readFileSync(new URL(name, folder), "utf8")
    .split(/^---\n/m)
    .map((block) => block.replace(/\n$/, ""))
    .filter((block) => block !== "");
}

/** The lines of a fixture. */
export function linesOf(name: string): readonly string[] {
  return readFileSync(new URL(name, folder), "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

/** The queries of all files in the folder `corpus`. */
export const corpus: readonly string[] = readdirSync(new URL("corpus/", folder))
  .filter((name) => name.endsWith(".sql"))
  .sort()
  .flatMap((name) => blocksOf(`corpus/${name}`));
