import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { expectEqual, measure, rocky } from "../measure.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Projects by shape and number of models. */
const projects = [
  ["layered", 1000],
  ["layered", 10_000],
  ["chain", 1000],
  ["fan-out", 1000],
  ["diamond", 1000],
  ["wide", 1000],
];

/** A cold `rocky compile -o json` of generated projects, beside a program that only reads their files. */
export async function compile({ repeats, scratch }) {
  const rows = [];
  for (const [shape, size] of projects) {
    const cwd = generate(join(scratch, `${shape}-${size}`), size, shape);
    const models = shape === "wide" ? size / 10 : size;
    const check = (text) => {
      const output = JSON.parse(text);
      expectEqual(output.models, models, "models");
      expectEqual(output.has_errors, false, "errors");
    };
    const name = `${shape}, ${models.toLocaleString("en")} models`;
    const floor = { name: "reading the files", command: [execPath, here("../floors/read-files.mjs")] };
    const command = [rocky, "compile", "-o", "json"];
    rows.push(await measure({ name, command, floor, cwd, repeats, check }));
  }
  return rows;
}

/** Writes a project and gives its folder. */
export function generate(folder, size, shape) {
  const made = spawnSync(execPath, [here("../generate.mjs"), folder, String(size), shape], {
    stdio: "inherit",
  });
  expectEqual(made.status, 0, "exit code of the generator");
  return folder;
}
