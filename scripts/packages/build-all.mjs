import { existsSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { execute } from "./execute.mjs";

/** Builds every package: libraries by `tsc -b`, the command as a bundle. What an earlier build left of sources that are gone is removed. */
export function buildAll(root, packages) {
  const libraries = packages.filter(({ manifest }) => manifest.exports !== undefined);
  const tsc = join(root, "node_modules/.bin/tsc");
  execute(tsc, ["-b", ...libraries.map(({ folder }) => folder)], { cwd: root });
  for (const { folder } of libraries) removeStale(join(root, folder));
  execute(process.execPath, [join(root, "apps/cli/build.mjs")], { cwd: root });
}

function removeStale(folder) {
  for (const file of globSync("**/*.{js,d.ts,js.map,d.ts.map}", { cwd: join(folder, "dist") })) {
    const source = file.replace(/(?:\.d\.ts|\.js)(?:\.map)?$/, ".ts");
    if (!existsSync(join(folder, "src", source))) rmSync(join(folder, "dist", file));
  }
}
