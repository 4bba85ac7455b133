/**
 * Writes the corpus with DuckDB's answers: `node test/record/duckdb-oracle.ts` in packages/sql, which takes minutes;
 * with the argument `hand`, only what is written by hand. What is generated and refused is left out; what is written
 * by hand must be accepted.
 */
import { dialectOf } from "@rocky/sql";
import { writeFileSync } from "node:fs";
import { record } from "../oracle/ask.ts";
import {
  isGenerated,
  lineOf,
  readRecorded,
  recordedFile,
  type OracleCase,
  type RecordedCase,
} from "../oracle/case.ts";
import { generated } from "../oracle/generate/generated.ts";
import { handWritten, sharedQueries } from "../oracle/hand-written.ts";
import { openSetup, type Setup } from "../oracle/setup.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
const known = dialect;
const setups = new Map<string, Setup>();
async function setupOf(name: string): Promise<Setup> {
  const setup = setups.get(name) ?? (await openSetup(name, known));
  setups.set(name, setup);
  return setup;
}

const lines: string[] = [];

async function writeByHand(): Promise<void> {
  // Some of the shared ones read files that their own test makes.
  for (const asked of sharedQueries()) await writeBest([asked]);
  for (const asked of handWritten()) {
    const answer = await record(await setupOf(asked.setup), asked);
    if (!("refused" in answer)) lines.push(lineOf(answer));
    else {
      console.error(`DuckDB refuses ${asked.id}: ${answer.refused}\n${asked.sql}\n`);
      process.exitCode = 1;
    }
  }
}

/** Keeps the first candidate that executes, or else the first that DuckDB accepts. */
async function writeBest(candidates: readonly OracleCase[]): Promise<void> {
  let accepted: RecordedCase | undefined;
  for (const asked of candidates) {
    const answer = await record(await setupOf(asked.setup), asked);
    if ("refused" in answer) continue;
    accepted ??= answer;
    if (answer.rows === undefined) continue;
    accepted = answer;
    break;
  }
  if (accepted === undefined) return;
  lines.push(lineOf(accepted));
  if (lines.length % 1000 === 0) console.log(`${lines.length} queries, now ${accepted.category}`);
}

async function writeGenerated(): Promise<void> {
  for await (const candidates of generated((await setupOf("tables")).connection)) {
    await writeBest(candidates);
  }
}

await writeByHand();
const byHand = lines.length;
if (process.argv[2] === "hand") {
  lines.push(...readRecorded().filter(isGenerated).map(lineOf));
} else {
  await writeGenerated();
}
writeFileSync(recordedFile, `${lines.join("\n")}\n`);
console.log(`${byHand} queries by hand, ${lines.length - byHand} generated`);
