// Writes a project of the benchmarks: a pure function of its shape and the number of models.
//   node bench/generate.mjs <folder> <models> [layered|chain|fan-out|diamond|wide|trivial]
import { argv, exit, stderr } from "node:process";
import { layered } from "./shapes/layered.mjs";
import { chain, diamond, fanOut, trivial, wide } from "./shapes/plain.mjs";
import { writeProject } from "./shapes/write-project.mjs";

const shapes = { layered, chain, "fan-out": fanOut, diamond, wide, trivial };
const [, , folder, size, shape = "layered"] = argv;
const total = Number(size);
if (folder === undefined || !Number.isInteger(total) || total < 10 || !Object.hasOwn(shapes, shape)) {
  stderr.write(
    `usage: node bench/generate.mjs <folder> <models, at least 10> [${Object.keys(shapes).join("|")}]\n`,
  );
  exit(64);
}
writeProject(folder, shapes[shape](total));
