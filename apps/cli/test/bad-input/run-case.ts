import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { usualConfig, type BadCase } from "./bad-case.ts";

/** What became of a case. */
export interface CaseOutcome {
  readonly exitCode: number | null;
  /** Standard output and error in their order, without what differs from run to run. */
  readonly output: string;
  /** Drafts and other files that should not be there afterwards. */
  readonly leftOver: readonly string[];
}

const launcher = join(import.meta.dirname, "..", "..", "bin", "rocky");
const nobody = 65534;

/** Sets a case up in a folder of its own, runs it, and cleans up. */
export async function runCase(given: BadCase): Promise<CaseOutcome> {
  const place = mkdtempSync(join(tmpdir(), "rocky-bad-"));
  const folder = join(place, "project");
  const tools = join(place, "bin");
  let undo: (() => void) | undefined;
  try {
    mkdirSync(tools, { recursive: true });
    symlinkSync(launcher, join(tools, "rocky"));
    writeFiles(folder, given);
    if (given.unprivileged === true) handOver(place);
    undo = await given.prepare?.(folder);
    const run = (line: string): Promise<Ended> => shell(line, { folder, tools, given });
    await succeed(given, given.before, run);
    const ended = await run(given.command);
    const leftOver = filesUnder(folder).filter((path) => /(?:^|\/)\.[^/]*\.[0-9a-f]{12}$/.test(path));
    await succeed(given, given.after, run);
    return { exitCode: ended.code, output: steady(ended.output, place), leftOver };
  } finally {
    undo?.();
    rmSync(place, { recursive: true, force: true });
  }
}

function writeFiles(folder: string, given: BadCase): void {
  const usual = given.bare === true || "rocky.toml" in given.files ? {} : { "rocky.toml": usualConfig };
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries({ ...usual, ...given.files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Gives everything to somebody without privileges, where the tests are run by root. */
function handOver(place: string): void {
  if (process.getuid?.() !== 0) return;
  chmodSync(place, 0o755);
  for (const path of ["", ...filesUnder(place)]) chownSync(join(place, path), nobody, nobody);
}

/** All files and folders below, without following links. */
function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isSymbolicLink()) return [];
    if (!entry.isDirectory()) return [entry.name];
    return [entry.name, ...filesUnder(join(folder, entry.name)).map((path) => join(entry.name, path))];
  });
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

async function succeed(
  given: BadCase,
  line: string | undefined,
  run: (line: string) => Promise<Ended>,
): Promise<void> {
  if (line === undefined) return;
  const { code, output } = await run(line);
  if (code !== 0) throw new Error(`${given.name}: \`${line}\` ended with ${code}: ${output}`);
}

interface ShellPlace {
  readonly folder: string;
  readonly tools: string;
  readonly given: BadCase;
}

function shell(line: string, { folder, tools, given }: ShellPlace): Promise<Ended> {
  const all = {
    PATH: `${tools}:${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`,
    HOME: folder,
    LANG: "C.UTF-8",
    ...given.env,
  };
  const env = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
  const somebody =
    given.unprivileged === true && process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  const child = spawn("/bin/sh", ["-c", `exec 2>&1; ${line}`], {
    cwd: folder,
    env,
    stdio: "pipe",
    ...somebody,
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stdin.end();
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** Takes out what differs from run to run: places, times, ids. */
function steady(output: string, place: string): string {
  return output
    .replaceAll(join(place, "project"), "/project")
    .replaceAll(place, "")
    .replaceAll(/run-\d{8}T\d{9}Z-[0-9a-f]{6}/g, "run-…")
    .replaceAll(/\b\d+(?:\.\d+)? (?:ms|s)\b/g, "… ms")
    .replaceAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?/g, "(time)")
    .replaceAll(/\b[0-9a-f]{64}\b/g, "(hash)")
    .replaceAll(/process \d+ \([^)]*\)/g, "process 4711 (rocky)")
    .replaceAll(/\(PID \d+\)/g, "(PID 4711)");
}
