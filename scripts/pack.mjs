// Builds, packs and checks every published package: `node scripts/pack.mjs [folder]`, into scratch/packages unless told.
import { dirname, join, relative, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { inScratch } from "./packages/in-scratch.mjs";
import { packAndCheck } from "./packages/pack-and-check.mjs";
import { sizesTable } from "./packages/sizes.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const to = resolve(process.argv[2] ?? join(root, "scratch/packages"));
const problems = await inScratch(async (scratch) => {
  const packed = await packAndCheck(root, { to, scratch });
  process.stdout.write(sizesTable(packed.packages));
  return packed.problems;
});
process.stdout.write(`\nPacked into ${relative(process.cwd(), to) || "."}\n`);
if (problems.length > 0) process.stderr.write(`\n${problems.join("\n")}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
