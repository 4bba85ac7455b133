// Sets everything up in this clone, then does a job: `node scripts/bootstrap.mjs test|demo|setup [arguments]`.
// Plain JavaScript without dependencies, for Node 20 or newer.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { bringToolchain, cleanEnvironment, fail, lastLines, say } from "./toolchain.mjs";

const jobs = { test: "check.mjs", demo: "demo.mjs", setup: undefined };
const [job = "", ...args] = process.argv.slice(2);
if (!Object.hasOwn(jobs, job)) {
  process.stderr.write(`usage: node scripts/bootstrap.mjs ${Object.keys(jobs).join("|")} [arguments]\n`);
  process.exit(64);
}
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { node, pnpm, path } = bringToolchain(root);
const data = join(root, ".tools", "data");
mkdirSync(data, { recursive: true });
const environment = {
  ...cleanEnvironment(),
  PATH: `${path}:${join(root, "node_modules", ".bin")}:${process.env.PATH ?? ""}`,
  TURBO_TELEMETRY_DISABLED: "1",
  XDG_DATA_HOME: data,
};

step("installing packages", [pnpm, "install", "--frozen-lockfile", "--reporter=append-only"], {
  hint: "Is the npm registry reachable from here? If the lockfile is out of date, run `pnpm install` in the clone.",
});
step("building the command", [join(root, "apps/cli/build.mjs")], { hint: "" });
const script = jobs[job];
if (script !== undefined) runJob(join(root, "scripts", script));

/** Runs a step of the set-up; its output shows only when it fails. */
function step(what, command, { hint }) {
  say(what);
  const options = { cwd: root, env: environment, encoding: "utf8", maxBuffer: 1 << 28 };
  const done = spawnSync(node, command, options);
  if (done.status === 0) return;
  fail(`${what} failed.\n${lastLines(`${done.stdout ?? ""}\n${done.stderr ?? ""}`)}\n${hint}`.trimEnd());
}

/** Hands over to the job: its output, its exit code, and the signals that this process gets. */
function runJob(file) {
  if (!existsSync(file)) fail(`${file} is missing.`);
  const child = spawn(node, [file, ...args], { cwd: root, env: environment, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}
