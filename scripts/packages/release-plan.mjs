import { getReleasePlan } from "@changesets/get-release-plan";
import { execute } from "./execute.mjs";

/**
 * What the changesets say about the next release.
 * @returns `changesets`, how many wait, and `versions`, the next version by package for those that get one
 */
export async function releasePlan(root) {
  const { changesets, releases } = await getReleasePlan(root);
  const changed = releases.filter(({ type }) => type !== "none");
  return {
    changesets: changesets.length,
    versions: new Map(changed.map(({ name, newVersion }) => [name, newVersion])),
  };
}

/** The paths that git knows to differ from the last commit, or does not know. */
export function uncommitted(root) {
  return execute("git", ["status", "--porcelain"], { cwd: root })
    .split("\n")
    .filter((line) => line !== "");
}

/** Why nothing may be published now; empty when it may. */
export function refusals({ changes, changesets, versions, problems }) {
  const refused = [...problems];
  if (changes.length > 0)
    refused.push(`There are ${changes.length} changes that are not committed. Commit them first.`);
  if (changesets > 0)
    refused.push(
      `${changesets} changesets wait. Run \`pnpm changeset version\`, review what it writes, and commit it.`,
    );
  if (new Set(versions).size > 1)
    refused.push(`The packages have ${new Set(versions).size} versions; they are released as one group.`);
  return refused;
}
