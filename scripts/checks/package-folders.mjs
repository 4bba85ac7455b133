import { existsSync, readdirSync } from "node:fs";

/** The folders of all packages below `root`, as `packages/ir`; sorted. */
export function packageFolders(root = ".") {
  return ["packages", "apps"]
    .flatMap((group) => readdirSync(`${root}/${group}`).map((name) => `${group}/${name}`))
    .filter((folder) => existsSync(`${root}/${folder}/package.json`))
    .sort();
}
