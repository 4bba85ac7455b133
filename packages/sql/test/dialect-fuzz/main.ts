/**
 * Random queries of a dialect, judged by its engine and by changes that must not change the answer: `pnpm oracle:fuzz <dialect>`.
 * Ends with 1 for any disagreement.
 */
import { parseArgs } from "node:util";
import { listed } from "../query-fuzz/tally.ts";
import { noCounts } from "./counts.ts";
import { Findings } from "./findings.ts";
import { reportOf, textOf, writeReport } from "./report.ts";
import { runFuzz } from "./run.ts";
import { subjects } from "./subjects.ts";

const help = `Usage: pnpm oracle:fuzz <${Object.keys(subjects).join("|")}> [--quick] [--write]

Draws random queries and compares what Rocky says of them with what the engine says: names, types, what may be NULL (Spark), refusals.
Every query is also changed in ways that must not change its answer: into a CTE and a subquery, UNION ALL with itself, other aliases,
parentheses. Snowflake has no engine that can be asked here, so these changes are its only judge.

  --quick            asks no engine: only the changes judge
  --write            keeps the numbers for docs/evidence (then: vitest run oracle- metamorphic -u)
  --help             this text
  ROCKY_FUZZ_SEED    where the draws begin (1)
  ROCKY_FUZZ_RUNS    how many queries the engine must have taken (20000)
  ROCKY_FUZZ_LINES   how many lines of refusals and unknown types are printed (25)

Findings go to the standard output, each made as small as it gets, with the counts at the end; the progress goes to the standard error.
Spark (Java 17, Python 3.10) and the GoogleSQL analyser (Go) are installed into .tools/oracles at the first use.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: "boolean" }, quick: { type: "boolean" }, write: { type: "boolean" } },
});
const subject = subjects[positionals[0] ?? ""];
if (values.help === true || subject === undefined) {
  console[values.help === true ? "log" : "error"](help);
  process.exitCode = values.help === true ? 0 : 64;
} else {
  const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? 1);
  const accepted = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 20_000);
  const lines = Number(process.env["ROCKY_FUZZ_LINES"] ?? 25);
  const parts = await subject.parts();
  const oracle = values.quick === true ? undefined : await subject.oracle?.(parts);
  const started = performance.now();
  const findings = new Findings((text) => console.log(text));
  const counts = noCounts();
  const timer = setInterval(() => {
    const { asked, accepted: taken, wrong, broken } = counts;
    const seconds = Math.round((performance.now() - started) / 1000);
    console.error(`${seconds} s: ${asked} asked, ${taken} taken, ${wrong.length + broken.length} findings`);
  }, 5000);
  await runFuzz({
    parts,
    counts,
    seed,
    accepted,
    ...(oracle === undefined ? {} : { oracle }),
    onSchema: (workspace) => findings.show(workspace),
  });
  clearInterval(timer);
  oracle?.close();
  for (const [title, map] of [
    ["unknown types by reason", counts.unknown],
    ["refused by both, by class", counts.refused],
    ["refused by the engine only, by class", counts.lenient],
  ] as const) {
    console.log(`\n${title}\n${listed(map, lines).join("\n")}`);
  }
  const report = reportOf(counts, { seed, ...(oracle === undefined ? {} : { engine: oracle.engine }) });
  if (values.write === true) writeReport(positionals[0] ?? "", report);
  console.log(`\n${textOf(report)}\n- ${((performance.now() - started) / 1000).toFixed(0)} s`);
  if (counts.wrong.length + counts.broken.length > 0) process.exitCode = 1;
}
