import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";

const version = "4.3.0";

/** Installs Spark outside of the tracked files, once; the Python that can import it. Throws what is missing. */
export function installSpark(): string {
  needs("java", ["-version"], "Spark 4 needs Java 17 or later: install a JRE and put `java` on the PATH");
  const folder = fileURLToPath(new URL(`../../../../../.tools/oracles/spark-${version}/`, import.meta.url));
  const python = `${folder}bin/python`;
  const done = `${folder}installed`;
  if (existsSync(done)) return python;
  needs("python3", ["--version"], "Spark is asked through Python 3.10 or later: put `python3` on the PATH");
  mkdirSync(folder, { recursive: true });
  console.log(`installing pyspark ${version} (about 500 MB) into ${folder}`);
  needs("python3", ["-m", "venv", folder], "`python3 -m venv` fails: install Python's module venv");
  const packages = [`pyspark==${version}`];
  needs(python, ["-m", "pip", "install", "--quiet", ...packages], `pip cannot install ${packages.join(" ")}`);
  writeFileSync(done, `${version}\n`);
  return python;
}

function needs(command: string, words: readonly string[], otherwise: string): void {
  const run = spawnSync(command, words, { encoding: "utf8" });
  if (run.error === undefined && run.status === 0) return;
  const why = run.error?.message ?? run.stderr.trim().split("\n").at(-1) ?? "";
  throw new Error(`${otherwise} (${why})`);
}
