// Writes a project of the benchmarks: a pure function of its shape and the number of models.
//   node bench/generate.mjs <folder> <models> [synthetic|chain|fan-out|diamond|wide|trivial] [--clean]
// Needs Node 24. Of the synthetic project 3 % of the models have an error; with --clean none.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv, exit, stderr } from "node:process";
import { parseArgs } from "node:util";
import { chain, diamond, fanOut, trivial, wide } from "./shapes/plain.mjs";
import { projectOf } from "./shapes/project-of.mjs";
import { syntheticFiles } from "./synthetic/project.ts";

const plain = (shape) => (total) => projectOf(shape(total));
const shapes = {
  synthetic: syntheticFiles,
  chain: plain(chain),
  "fan-out": plain(fanOut),
  diamond: plain(diamond),
  wide: plain(wide),
  trivial: plain(trivial),
};
const { values, positionals } = parseArgs({
  args: argv.slice(2),
  options: { clean: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [folder, size, shape = "synthetic"] = positionals;
const total = Number(size);
if (folder === undefined || !Number.isInteger(total) || total < 10 || !Object.hasOwn(shapes, shape)) {
  stderr.write(
    `usage: node bench/generate.mjs <folder> <models, at least 10> [${Object.keys(shapes).join("|")}] [--clean]\n`,
  );
  exit(64);
}
mkdirSync(join(folder, "models"), { recursive: true });
for (const { path, text } of shapes[shape](total, values)) writeFileSync(join(folder, path), text);
