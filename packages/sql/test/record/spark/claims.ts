/**
 * Runs on Spark what Rocky says is never NULL where Spark does not say so: `pnpm oracle:claims [setup]`, all setups unless told.
 * Prints each claim that a row refutes and ends with 1 for any. A query that fails on every row holds nothing and refutes nothing.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { databricks } from "../../../src/dialects/databricks/databricks.ts";
import { databricksFile, readRecording, type Recording } from "../../oracle/spark/case.ts";
import { selectListOf } from "../../oracle/spark/select-list.ts";
import { describeOver } from "../../oracle/spark/tables.ts";
import { installSpark } from "./install.ts";

/** A query with the places of columns that must not be NULL in any row. */
interface Claim {
  readonly id: string;
  readonly setup: string;
  readonly sql: string;
  readonly at: readonly number[];
}

type Outcome =
  | { readonly rows: number; readonly nulls: readonly number[] }
  | { readonly failed: string }
  | { readonly ready: 1 };

/** What Rocky claims beyond Spark; of a list of expressions each alone, as one that fails would hide the others. */
function claimsOf(recording: Recording): readonly Claim[] {
  const describe = describeOver(recording, databricks);
  return recording.cases.flatMap((recorded): readonly Claim[] => {
    if (!("columns" in recorded)) return [];
    const { id, setup, sql, columns } = recorded;
    const ours = describe(sql, setup).columns;
    const at = columns.flatMap(({ nullable }, i) =>
      nullable === true && ours[i]?.nullability === "not-null" ? [i] : [],
    );
    if (at.length === 0) return [];
    const list = selectListOf(sql);
    if (list === undefined || list.expressions.length !== columns.length) return [{ id, setup, sql, at }];
    return at.map((i) => ({
      id,
      setup,
      sql: list.query.replace("?", () => list.expressions[i] ?? ""),
      at: [0],
    }));
  });
}

function statementsOf(setup: string): readonly string[] {
  const file = new URL(`../../fixtures/oracle/databricks/setups/${setup}.sql`, import.meta.url);
  return readFileSync(file, "utf8").replaceAll(/--.*$/gm, "").split(";");
}

const only = process.argv[2];
const claims = claimsOf(readRecording(databricksFile))
  .filter((claim) => only === undefined || claim.setup === only)
  .toSorted((a, b) => (a.setup < b.setup ? -1 : 1));
const script = fileURLToPath(new URL("run.py", import.meta.url));
const spark = spawn(installSpark(), [script], { stdio: ["pipe", "pipe", "ignore"] });
const lines = createInterface({ input: spark.stdout })[Symbol.asyncIterator]();

async function ask(request: object): Promise<Outcome> {
  spark.stdin.write(`${JSON.stringify(request)}\n`);
  const { value, done } = await lines.next();
  if (done === true) throw new Error("Spark ended before it answered");
  return JSON.parse(value) as Outcome;
}

const counts = { held: 0, "no row": 0, failed: 0, refuted: 0 };
let setup = "";
for (const claim of claims) {
  if (claim.setup !== setup) {
    setup = claim.setup;
    const made = await ask({ setup: statementsOf(setup) });
    if (!("ready" in made)) throw new Error(`the tables of ${setup} cannot be made`);
  }
  const outcome = await ask({ sql: claim.sql, at: claim.at });
  if ("failed" in outcome) counts.failed++;
  else if ("rows" in outcome && outcome.rows === 0) counts["no row"]++;
  else if ("rows" in outcome && outcome.nulls.length > 0) {
    counts.refuted++;
    console.log(
      `NULL in column ${outcome.nulls.join(", ")} of ${claim.id}\n   ${claim.sql.replaceAll("\n", " ")}`,
    );
  } else counts.held++;
}
spark.stdin.end();
console.log(
  `${claims.length} queries with claims: ${Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(", ")}`,
);
if (counts.refuted > 0) process.exitCode = 1;
