import { readFileSync } from "node:fs";
import { packageFolders } from "../checks/package-folders.mjs";

/** The packages that a release publishes, those that others need first: `{ folder, manifest }` each. */
export function publishedPackages(root) {
  const packages = packageFolders(root)
    .map((folder) => ({
      folder,
      manifest: JSON.parse(readFileSync(`${root}/${folder}/package.json`, "utf8")),
    }))
    .filter(({ manifest }) => manifest.private !== true);
  const byName = new Map(packages.map((each) => [each.manifest.name, each]));
  const ordered = new Set();
  const visit = (each) => {
    if (ordered.has(each)) return;
    for (const name of Object.keys(each.manifest.dependencies ?? {}))
      if (byName.has(name)) visit(byName.get(name));
    ordered.add(each);
  };
  packages.forEach(visit);
  return [...ordered];
}
