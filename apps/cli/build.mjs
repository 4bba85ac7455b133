// Bundles the command into dist/: one entry, and a chunk for what each subcommand needs.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const root = import.meta.dirname;
const out = join(root, "dist");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

// Stands for the hash of the bundle until it is known.
const placeholder = "0".repeat(40);

/** Common to both bundles. What is bundled keeps the names of its functions, for those who report where something failed. */
const options = {
  absWorkingDir: root,
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  // Packages that have both forms are taken as modules, so that only what is used is bundled.
  mainFields: ["module", "main"],
  target: "node24",
  external: ["@duckdb/node-api"],
  define: { ROCKY_VERSION: JSON.stringify(version), ROCKY_BUILD: JSON.stringify(placeholder) },
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
};
// Answering from the compile cache has a bundle of its own: chunks that it shared with all other commands would be dozens, and finding
// and checking each takes as long as reading it.
const bundles = [
  await build({ ...options, entryPoints: { main: "src/main.ts" } }),
  await build({ ...options, entryPoints: { warm: "src/warm/answer-warm.ts" } }),
];
const outputs = bundles.flatMap(({ metafile }) => Object.keys(metafile.outputs));

const chunks = [...new Set(outputs)]
  .filter((path) => path.endsWith(".js"))
  .sort()
  .map((path) => join(root, path));
const hash = createHash("sha1");
for (const chunk of chunks) hash.update(readFileSync(chunk));
const id = hash.digest("hex");
for (const chunk of chunks) {
  const text = readFileSync(chunk, "utf8");
  if (text.includes(placeholder)) writeFileSync(chunk, text.replaceAll(placeholder, id));
}

// What `rocky --version` says, without loading anything.
writeFileSync(join(out, "version.txt"), `${version}\n`);

// Chunks of earlier builds go last, so that a command that is running meanwhile still finds its own.
const made = new Set(outputs.map((path) => basename(path)));
for (const name of readdirSync(out))
  if (/\.js(\.map)?$/.test(name) && !made.has(name)) rmSync(join(out, name));

// The pages of the findings, for `rocky explain`.
cpSync(join(root, "../../docs/diagnostics"), join(out, "diagnostics"), {
  recursive: true,
  filter: (source) => !source.includes("examples"),
});
