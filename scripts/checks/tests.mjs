import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs vitest over all packages or one, showing what it says; counts what it reports, and a run that broke as a failure. */
export function tests(filter) {
  const scratch = mkdtempSync(join(tmpdir(), "rocky-tests-"));
  const report = join(scratch, "report.json");
  const projects = filter === undefined ? [] : ["--project", filter === "cli" ? "rocky" : `@rocky/${filter}`];
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...projects];
  const done = spawnSync("vitest", args, { stdio: ["ignore", "inherit", "inherit"] });
  const counted = count(report);
  rmSync(scratch, { recursive: true });
  const broken = done.status !== 0 && counted.failed === 0;
  return { passed: counted.passed, failed: counted.failed + (broken || counted.passed === 0 ? 1 : 0) };
}

function count(report) {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, "utf8"));
    return {
      passed: numPassedTests,
      failed: numFailedTests === 0 ? (numFailedTestSuites ?? 0) : numFailedTests,
    };
  } catch (error) {
    if (error.code === "ENOENT") return { passed: 0, failed: 0 };
    throw error;
  }
}
