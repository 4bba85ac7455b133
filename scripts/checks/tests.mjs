import process from "node:process";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Runs vitest over all packages or one, showing what it says; counts what it reports, and a run that broke as a failure.
 * The native client of DuckDB can take a worker down with it, rarely: a run in which no test failed but a worker died is
 * said and made once more.
 */
export function tests(filter) {
  const first = runOnce(filter);
  if (!first.broken) return first;
  process.stdout.write(
    "A worker of the test runner died although no test failed; all tests run once more.\n",
  );
  const second = runOnce(filter);
  return { passed: second.passed, failed: second.failed + (second.broken ? 1 : 0) };
}

/** The limit is for tests that hang: on a busy machine those that only take long must pass. */
const limits = ["--testTimeout=60000", "--hookTimeout=60000"];

function runOnce(filter) {
  const scratch = mkdtempSync(join(tmpdir(), "rocky-tests-"));
  const report = join(scratch, "report.json");
  const projects = filter === undefined ? [] : ["--project", filter === "cli" ? "rocky" : `@rocky/${filter}`];
  const args = [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...limits,
    ...projects,
  ];
  const done = spawnSync("vitest", args, { stdio: ["ignore", "inherit", "inherit"] });
  const { passed, failed } = count(report);
  rmSync(scratch, { recursive: true });
  return { passed, failed, broken: failed === 0 && (done.status !== 0 || passed === 0) };
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
