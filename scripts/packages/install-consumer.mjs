import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execute } from "./execute.mjs";

const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"];

/** Ours come from the tarballs or not at all: their names may be somebody else's in the registry. */
const npmrc = "@rocky:registry=http://127.0.0.1:9/\nfetch-retries=0\n";

/** Makes a project in `folder`, which is outside the workspace, and installs the packed packages there with npm. */
export function installConsumer(root, { folder, packages, environment }) {
  mkdirSync(folder, { recursive: true });
  cpSync(fileURLToPath(new URL("fixtures/consumer", import.meta.url)), folder, { recursive: true });
  const version = (name) =>
    JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version;
  const ours = packages.filter(({ name }) => name.startsWith("@rocky/"));
  const manifest = {
    name: "consumer",
    private: true,
    type: "module",
    dependencies: Object.fromEntries(packages.map(({ name, tarball }) => [name, `file:${tarball}`])),
    devDependencies: Object.fromEntries(["typescript", "@types/node"].map((name) => [name, version(name)])),
    overrides: Object.fromEntries(ours.map(({ name }) => [name, `$${name}`])),
  };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  writeFileSync(join(folder, ".npmrc"), npmrc);
  execute("npm", ["install", ...quiet], { cwd: folder, env: environment });
  refuseForeign(folder, packages);
}

/** Throws when one of our packages was taken from anywhere but a tarball, or stands there twice. */
function refuseForeign(folder, packages) {
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  const names = new Set(packages.map(({ name }) => name));
  const ours = Object.entries(lock.packages)
    .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//, ""), resolved: entry.resolved ?? "" }))
    .filter(({ name }) => names.has(name));
  const foreign = ours.filter(({ resolved }) => !resolved.startsWith("file:"));
  if (foreign.length > 0)
    throw new Error(`not from a tarball: ${foreign.map(({ name }) => name).join(", ")}`);
  if (ours.length !== names.size)
    throw new Error(`${ours.length} packages of ours are installed instead of ${names.size}`);
}
