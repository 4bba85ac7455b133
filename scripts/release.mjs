// Publishes every package in one version, those that others need first.
//   node scripts/release.mjs --dry-run [--files]   shows what would be published; --files lists each file
//   node scripts/release.mjs                       publishes; refuses unless everything is committed and no changeset waits
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { inScratch } from "./packages/in-scratch.mjs";
import { packAndCheck } from "./packages/pack-and-check.mjs";
import { pnpm } from "./packages/pack-all.mjs";
import { refusals, releasePlan, uncommitted } from "./packages/release-plan.mjs";
import { sizesTable } from "./packages/sizes.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const given = process.argv.slice(2);
const unknown = given.find((option) => option !== "--dry-run" && option !== "--files");
if (unknown === undefined) process.exitCode = await inScratch(release);
else {
  process.stderr.write(
    `There is no option ${unknown}.\nusage: node scripts/release.mjs [--dry-run [--files]]\n`,
  );
  process.exitCode = 64;
}

async function release(scratch) {
  const changes = uncommitted(root);
  const { changesets, versions } = await releasePlan(root);
  const { packages, problems } = await packAndCheck(root, { to: join(scratch, "tarballs"), scratch });
  const refused = refusals({
    changes,
    changesets,
    versions: packages.map(({ name, version }) => versions.get(name) ?? version),
    problems,
  });
  if (given.includes("--dry-run")) return show({ packages, versions, refused, problems });
  if (refused.length > 0) {
    process.stderr.write(`Nothing was published.\n${refused.join("\n")}\n`);
    return 1;
  }
  for (const { name, version, tarball } of packages) {
    pnpm(root, ["publish", tarball, "--access", "public"], { stdio: "inherit" });
    process.stdout.write(`published ${name} ${version}\n`);
  }
  return 0;
}

/** Prints what would be published, and what is in the way; only a package that is not sound is a failure. */
function show({ packages, versions, refused, problems }) {
  const next = packages.map((each) => ({ ...each, version: versions.get(each.name) ?? each.version }));
  process.stdout.write(`Would publish, in this order:\n\n${sizesTable(next)}`);
  if (given.includes("--files"))
    for (const { name, files } of next)
      process.stdout.write(`\n${name}\n  ${files.toSorted().join("\n  ")}\n`);
  if (refused.length > 0) process.stdout.write(`\nNot now, though:\n${refused.join("\n")}\n`);
  return problems.length === 0 ? 0 : 1;
}
