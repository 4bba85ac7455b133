import { existsSync, readFileSync } from "node:fs";
import { packageFolders } from "./package-folders.mjs";

const layers = new Set(["L0", "L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "warehouse"]);

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/**
 * Every package has exactly one layer tag, and only `apps/sdk` depends on an adapter: `turbo boundaries` says nothing
 * about a package without tags, and counts what a package depends on through another one.
 */
export function layerTags(root = ".") {
  const packages = packageFolders(root).map((folder) => ({
    folder,
    tags: (readJson(`${root}/${folder}/turbo.json`).tags ?? []).filter((tag) => layers.has(tag)),
    manifest: readJson(`${root}/${folder}/package.json`),
  }));
  const untagged = packages
    .filter(({ tags }) => tags.length !== 1)
    .map(
      ({ folder, tags }) =>
        `${folder}/turbo.json has ${tags.length} layer tags; exactly one of ${[...layers].join(", ")} is needed`,
    );
  const adapters = new Set(
    packages.filter(({ tags }) => tags.includes("warehouse")).map(({ manifest }) => manifest.name),
  );
  const importers = packages
    .filter(({ folder }) => folder !== "apps/sdk")
    .flatMap(({ folder, manifest }) =>
      Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
        .filter((name) => adapters.has(name))
        .map((name) => `${folder} depends on ${name}; only apps/sdk may depend on an adapter`),
    );
  const problems = [...untagged, ...importers];
  return problems.length === 0 ? undefined : problems.join("\n");
}
