import { join } from "node:path";
import { checkTarball } from "./check-tarball.mjs";
import { packAll } from "./pack-all.mjs";

/**
 * Packs every published package into `to`, unpacks it below `scratch` and checks it.
 * @returns `packages` with the `files` of each, and `problems` as lines
 */
export async function packAndCheck(root, { to, scratch }) {
  const packages = [];
  const problems = [];
  for (const packed of packAll(root, to)) {
    const folder = join(scratch, packed.name.replace("/", "-"));
    const checked = await checkTarball(root, packed, folder);
    problems.push(...checked.problems);
    packages.push({ ...packed, folder: join(folder, "package"), files: checked.files });
  }
  return { packages, problems };
}
