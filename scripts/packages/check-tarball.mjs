import { existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, matchesGlob } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { execute } from "./execute.mjs";

/** How long the page of a package may be. */
const readmeLines = 60;
const thirdParties = 2;

/** What is wrong with a packed package, as lines; empty when it can be published. `scratch` is an empty folder. */
export async function checkTarball(root, { name, tarball }, scratch) {
  mkdirSync(scratch, { recursive: true });
  execute("tar", ["-xzf", tarball, "-C", scratch]);
  const folder = join(scratch, "package");
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = globSync("**/*", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const problems = [
    ...manifestProblems(manifest),
    ...entryProblems(manifest, files),
    ...fileProblems(root, folder, files),
    ...(await publintProblems(folder, manifest)),
    ...(manifest.exports === undefined ? [] : attwProblems(root, tarball)),
  ];
  return { manifest, files, problems: problems.map((problem) => `${name}: ${problem}`) };
}

function manifestProblems(manifest) {
  const problems = [];
  const wants = (holds, text) => holds || problems.push(text);
  wants(manifest.license === "Apache-2.0", "`license` is not Apache-2.0");
  wants(manifest.engines?.node === ">=24", "`engines.node` is not >=24");
  wants(manifest.type === "module", "`type` is not module");
  wants(Boolean(manifest.description), "there is no `description`");
  if (manifest.exports !== undefined) wants(manifest.sideEffects === false, "`sideEffects` is not false");
  const needed = Object.entries(manifest.dependencies ?? {});
  for (const [other, version] of needed)
    wants(/^\d+\.\d+\.\d+/.test(version), `the dependency ${other} is ${version}, which npm cannot install`);
  const foreign = needed.filter(([other]) => !other.startsWith("@rocky/"));
  wants(foreign.length <= thirdParties, `it has ${foreign.length} dependencies that are not ours`);
  return problems;
}

function entryProblems(manifest, files) {
  const targets = [
    ...Object.values(manifest.exports ?? {}).flatMap((entry) =>
      typeof entry === "string" ? [entry] : Object.values(entry),
    ),
    ...Object.values(manifest.bin ?? {}),
  ];
  if (targets.length === 0) return ["it has no entry"];
  return targets.flatMap((target) => {
    const file = target.replace(/^\.\//, "");
    const there = file.includes("*") ? files.some((each) => matchesGlob(each, file)) : files.includes(file);
    if (!there) return [`the entry ${target} is not in the tarball`];
    if (file.endsWith(".ts") && !file.endsWith(".d.ts")) return [`the entry ${target} is a source`];
    return [];
  });
}

function fileProblems(root, folder, files) {
  const missing = ["LICENSE", "README.md"].filter((file) => !files.includes(file));
  const unwanted = files.filter((file) => /^test\/|(^|\/)node_modules\/|\.tsbuildinfo$|\.test\./.test(file));
  const problems = [
    ...missing.map((file) => `${file} is missing`),
    ...unwanted.map((file) => `${file} does not belong into it`),
  ];
  for (const file of files) {
    const text = readFileSync(join(folder, file), "utf8");
    if (text.includes(root)) problems.push(`${file} names a folder of this machine`);
    if (file === "README.md" && text.trimEnd().split("\n").length > readmeLines)
      problems.push(`README.md has more than ${readmeLines} lines`);
    if (file.endsWith(".map")) problems.push(...mapProblems(folder, file, JSON.parse(text)));
  }
  return problems;
}

function mapProblems(folder, file, { sources }) {
  const gone = sources.filter((source) => !existsSync(join(folder, dirname(file), source)));
  return gone.map((source) => `${file} points to ${source}, which is not in the tarball`);
}

async function publintProblems(folder, manifest) {
  const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, manifest, { color: false })}`);
}

/** Whether every entry resolves to types, as a module, for the ways of resolving that a package without CommonJS can have. */
function attwProblems(root, tarball) {
  try {
    const attw = join(root, "node_modules/.bin/attw");
    execute(attw, [tarball, "--profile", "esm-only", "--no-color", "--no-emoji"]);
    return [];
  } catch (error) {
    return [`attw: ${error.message}`];
  }
}
