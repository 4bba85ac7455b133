// Uses the packed packages as others do: a project outside the workspace installs the tarballs with npm, type-checks, runs, bundles for
// a browser, plays the examples of their pages, and runs the command through npx in an empty folder.
//   node scripts/consumer.mjs [--update]      --update writes what the examples print into the pages
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { browserBundle } from "./packages/browser-bundle.mjs";
import { execute } from "./packages/execute.mjs";
import { inScratch } from "./packages/in-scratch.mjs";
import { installConsumer } from "./packages/install-consumer.mjs";
import { npxSession } from "./packages/npx-session.mjs";
import { packAll } from "./packages/pack-all.mjs";
import { playExamples, writeExamples } from "./packages/readme-examples.mjs";
import { cleanEnvironment } from "./toolchain.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const update = process.argv.includes("--update");
const environment = cleanEnvironment();

await inScratch(consume).catch((error) => {
  process.stderr.write(`FAIL ${error.message}\n`);
  process.exitCode = 1;
});

function consume(scratch) {
  const folder = join(scratch, "consumer");
  const packages = step("pack", () => packAll(root, join(scratch, "tarballs")));
  step("install", () => installConsumer(root, { folder, packages, environment }));
  const pages = packages.map((each) => pageOf(folder, each));
  step("types", () => {
    const tsc = join(folder, "node_modules/.bin/tsc");
    for (const project of ["tsconfig.json", "tsconfig.pure.json"])
      execute(tsc, ["-p", project], { cwd: folder });
  });
  step("run", () => {
    for (const file of ["pure.ts", "project.ts"]) execute(process.execPath, [file], { cwd: folder });
  });
  step("bundle for browsers", () => browserBundle(root, folder));
  step("examples", () => pages.forEach(checkPage));
  step("npx", () => {
    const { tarball } = packages.find(({ name }) => name === "rocky");
    const page = readFileSync(join(root, "apps/cli/README.md"), "utf8");
    return npxSession({ scratch, tarball, page, environment });
  });
}

/** Does one part of the work and says how long it took. */
function step(name, work) {
  const started = performance.now();
  const result = work();
  process.stdout.write(`ok   ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
  return result;
}

/** The page that was packed, with its examples written to be type-checked and run. */
function pageOf(folder, { name, folder: source }) {
  const packed = readFileSync(join(folder, "node_modules", name, "README.md"), "utf8");
  const examples = writeExamples(packed, join(folder, "examples", name.replace("/", "-")));
  if (examples.length === 0 && name !== "rocky") throw new Error(`${source}/README.md has no example`);
  return { source, packed, examples };
}

function checkPage({ source, packed, examples }) {
  const played = playExamples(packed, examples);
  if (played === packed) return;
  if (!update)
    throw new Error(
      `${source}/README.md does not show what its examples print; \`node scripts/consumer.mjs --update\` writes it. They print:\n${played}`,
    );
  writeFileSync(join(root, source, "README.md"), played);
}
