// Every check of the repository, one after the other, then all tests: `npm test`.
//   --filter <package>   only the types and tests of one package (its folder's name); the fast path while working
// Every check counts as one test; the last line is `N passed, N failed` over all of them.
import process from "node:process";
import { layerTags } from "./checks/layer-tags.mjs";
import { documentation } from "./checks/documentation.mjs";
import { packageFolders } from "./checks/package-folders.mjs";
import { command } from "./checks/command.mjs";
import { tests } from "./checks/tests.mjs";

const at = process.argv.indexOf("--filter");
const filter = at < 0 ? undefined : process.argv[at + 1];
const folders = packageFolders().filter((folder) => filter === undefined || folder.endsWith(`/${filter}`));
if (folders.length === 0) {
  process.stderr.write(
    `There is no package ${filter}. Packages: ${packageFolders()
      .map((f) => f.split("/").at(-1))
      .join(", ")}\n`,
  );
  process.exit(64);
}

const types = [
  ["types", command("tsc", ["-b", ...folders])],
  ...folders.map((folder) => [`types of ${folder}/test`, command("tsc", ["-p", `${folder}/test`])]),
];
const whole = [
  ["lint", command("oxlint", ["--type-aware", "--deny-warnings"])],
  ["format", command("oxfmt", ["--check"])],
  ["layers", command("turbo", ["boundaries", "--no-color"])],
  ["layer tags", layerTags],
  ["dead code", command("knip", ["--no-progress"])],
  ["documented exports", documentation],
  ["packages", command(process.execPath, ["scripts/release.mjs", "--dry-run"])],
  ["packages in use", command(process.execPath, ["scripts/consumer.mjs"])],
];
const checks =
  filter === undefined ? [...types, ["types of guards", command("tsc", ["-p", "guards"])], ...whole] : types;

let passed = 0;
let failed = 0;
for (const [name, check] of checks) {
  const started = performance.now();
  const problem = check();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (problem === undefined) passed += 1;
  else failed += 1;
  process.stdout.write(`${problem === undefined ? "ok  " : "FAIL"} ${name} (${seconds} s)\n`);
  if (problem !== undefined) process.stdout.write(`${problem.trimEnd()}\n\n`);
}

const counted = tests(filter);
passed += counted.passed;
failed += counted.failed;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
