import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("analyser/", import.meta.url));
const folder = fileURLToPath(new URL("../../../../../.tools/oracles/googlesql/", import.meta.url));

/** Builds the analyser outside of the tracked files, unless it is newer than its source, and gives its path; the first time takes minutes and 6 GB of memory. */
export function buildAnalyser(): string {
  const file = `${folder}analyser`;
  if (isNewer(file)) return file;
  const version = spawnSync("go", ["version"], { encoding: "utf8" });
  if (version.error !== undefined || version.status !== 0) {
    throw new Error(
      "Go is not on PATH. The GoogleSQL analyser is a Go module; install Go 1.25 or newer (https://go.dev/dl) and ask again.",
    );
  }
  mkdirSync(folder, { recursive: true });
  console.log(`building the GoogleSQL analyser with ${version.stdout.trim()}`);
  const built = spawnSync("go", ["build", "-p", "1", "-mod=readonly", "-buildvcs=false", "-ldflags=-s -w", "-o", file, "."], {
    cwd: source,
    encoding: "utf8",
    env: { ...process.env, CGO_ENABLED: "0", GOMAXPROCS: process.env["GOMAXPROCS"] ?? "1" },
    maxBuffer: 1 << 28,
  }); // prettier-ignore
  if (built.status !== 0) {
    throw new Error(
      `The GoogleSQL analyser was not built:\n${built.stderr}\nIs a Go module proxy reachable, and is there 7 GB of memory?`,
    );
  }
  return file;
}

function isNewer(file: string): boolean {
  if (!existsSync(file)) return false;
  const built = statSync(file).mtimeMs;
  return readdirSync(source).every((name) => statSync(`${source}${name}`).mtimeMs < built);
}
