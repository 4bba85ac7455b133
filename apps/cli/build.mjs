// Bundles the command into dist/: one entry, and a chunk for what each subcommand needs.
import { build } from "esbuild";
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const root = import.meta.dirname;
const out = join(root, "dist");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

for (const name of safeReaddir(out)) if (/\.js(\.map)?$/.test(name)) rmSync(join(out, name));

await build({
  absWorkingDir: root,
  entryPoints: { main: "src/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  // Packages that have both forms are taken as modules, so that only what is used is bundled.
  mainFields: ["module", "main"],
  target: "node24",
  external: ["@duckdb/node-api"],
  define: { ROCKY_VERSION: JSON.stringify(version) },
  legalComments: "none",
  logLevel: "warning",
});

// The pages of the findings, for `rocky explain`.
cpSync(join(root, "../../docs/diagnostics"), join(out, "diagnostics"), {
  recursive: true,
  filter: (source) => !source.includes("examples"),
});

function safeReaddir(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
