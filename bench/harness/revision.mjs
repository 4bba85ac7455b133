import { spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import process, { execPath } from "node:process";
import { bringToolchain, lastLines } from "../../scripts/toolchain.mjs";
import { root } from "./rocky.mjs";

/** The commit that a name of git means. Throws when it means none. */
export function commitOf(ref) {
  return git("rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
}

/** Checks a commit out into a new folder, with its packages, and builds the command. Throws when that fails. */
export function checkOut(commit, folder) {
  git("worktree", "add", "--detach", "--quiet", folder, commit);
  bringPackages(folder);
  build(folder);
  return folder;
}

/** Takes a folder of {@link checkOut} away again. */
export function removeCheckOut(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  git("worktree", "prune");
}

/** Builds the command of a clone. */
export function build(clone) {
  const script = join(clone, "apps/cli/build.mjs");
  if (!existsSync(script))
    throw new Error(`${clone} has no apps/cli/build.mjs, so it has no command to build`);
  run([execPath, script], clone);
}

/** The packages of this clone where the lockfile is the same, else those that pnpm installs. */
function bringPackages(folder) {
  const lockfileOf = (clone) => readFileSync(join(clone, "pnpm-lock.yaml"), "utf8");
  if (lockfileOf(folder) !== lockfileOf(root)) {
    const { pnpm } = bringToolchain(root);
    run([execPath, pnpm, "install", "--frozen-lockfile", "--prefer-offline", "--ignore-scripts"], folder);
    return;
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const modules of globSync("{packages,apps,examples}/*/node_modules", { cwd: root })) {
    if (!existsSync(join(folder, dirname(modules)))) continue;
    mkdirSync(join(folder, modules));
    cpSync(join(root, modules), join(folder, modules), { recursive: true, verbatimSymlinks: true });
  }
}

function git(...args) {
  return run(["git", ...args], root).trim();
}

function run([program, ...args], cwd) {
  const done = spawnSync(program, args, { cwd, encoding: "utf8", env: { ...process.env, CI: "true" } });
  if (done.status === 0) return done.stdout;
  const said = lastLines(`${done.stdout ?? ""}\n${done.stderr ?? ""}`).trim();
  throw new Error(
    `\`${[program, ...args].join(" ")}\` in ${cwd} ended with ${done.status ?? done.signal}. ${said}`,
  );
}
