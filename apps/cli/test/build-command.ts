import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Builds the command once before the tests that run it. */
export function setup(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, "..", "build.mjs")], { stdio: "inherit" });
}
