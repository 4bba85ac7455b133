import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { buildAll } from "./build-all.mjs";
import { execute } from "./execute.mjs";
import { publishedPackages } from "./published.mjs";

/**
 * Builds every published package and packs it into a folder, in the order in which they would be published.
 * @returns `{ name, version, folder, tarball, bytes }` of each; `folder` is that of its source
 */
export function packAll(root, to) {
  const packages = publishedPackages(root);
  buildAll(root, packages);
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(to)) if (file.endsWith(".tgz")) rmSync(join(to, file));
  const filters = packages.flatMap(({ folder }) => ["--filter", `./${folder}`]);
  pnpm(root, ["--recursive", ...filters, "pack", "--pack-destination", to]);
  return packages.map(({ folder, manifest: { name, version } }) => {
    const tarball = join(to, `${name.replace(/^@/, "").replace("/", "-")}-${version}.tgz`);
    return { name, version, folder, tarball, bytes: statSync(tarball).size };
  });
}

/** Runs pnpm: the one that the bootstrap brought, else the one on PATH. */
export function pnpm(root, args, options = {}) {
  const brought = join(root, ".tools/node_modules/pnpm/bin/pnpm.mjs");
  const [program, first] = existsSync(brought) ? [process.execPath, [brought]] : ["pnpm", []];
  return execute(program, [...first, ...args], { cwd: root, ...options });
}
