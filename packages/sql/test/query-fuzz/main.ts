import { fileURLToPath } from "node:url";
/**
 * The fuzzer at any size: `node packages/sql/test/query-fuzz/main.ts`, with ROCKY_FUZZ_SEED and ROCKY_FUZZ_RUNS (how many queries DuckDB
 * must have accepted; a fifth of them must have been executed). It runs in slices, each in a process of its own, because some queries
 * crash DuckDB itself: what such a slice had counted is lost, its findings are printed and fail the run all the same. Ends with 1 for any.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { count, emptyTally, listed, total, type Counted, type Tally } from "./tally.ts";

/** What a slice counted, as it comes from its process. */
interface Counts extends Record<(typeof numbers)[number], number> {
  readonly unknown: readonly (readonly [string, Counted])[];
  readonly lenient: readonly (readonly [string, Counted])[];
  readonly wrong: number;
  readonly unsound: number;
}

const numbers = [
  "asked",
  "accepted",
  "columns",
  "refusedByBoth",
  "failing",
  "executed",
  "notNull",
  "keys",
  "broken",
  "brokenRefused",
] as const satisfies readonly (keyof Tally)[];

const mostCrashes = 50;
const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? 1);
const accepted = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 50_000);
const executed = accepted / 5;

/** Runs one slice; `undefined` when DuckDB took the process with it. */
async function slice(
  of: number,
): Promise<{ readonly counts: Counts | undefined; readonly findings: number }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("./slice.ts", import.meta.url))], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: {
      ...process.env,
      ROCKY_FUZZ_SEED: String(of),
      ROCKY_FUZZ_RUNS: String(Math.min(2000, accepted)),
    },
  });
  let counts: Counts | undefined;
  let text = "";
  child.on("message", (message) => {
    counts = message as Counts;
  });
  child.stdout?.on("data", (data: Buffer) => {
    text += data.toString();
    process.stdout.write(data);
  });
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  if (counts === undefined) console.log(`slice ${of} ended with ${signal ?? code}: not counted`);
  return { counts, findings: text.match(/^(?:WRONG|UNSOUND) /gm)?.length ?? 0 };
}

function add(tally: Tally, counts: Counts): void {
  for (const name of numbers) tally[name] += counts[name];
  for (const name of ["unknown", "lenient"] as const) {
    for (const [key, { count: times, example }] of counts[name]) {
      count(tally[name], key, example);
      const sum = tally[name].get(key);
      if (sum !== undefined) sum.count += times - 1;
    }
  }
}

const tally = emptyTally();
const started = performance.now();
let [wrong, unsound, crashes, lost] = [0, 0, 0, 0];
for (let i = 0; tally.accepted < accepted || tally.executed < executed; i++) {
  const { counts, findings } = await slice(seed + i * 1_000_003);
  if (counts === undefined) {
    crashes++;
    lost += findings;
    if (crashes > mostCrashes) break;
    continue;
  }
  add(tally, counts);
  wrong += counts.wrong;
  unsound += counts.unsound;
}
const lines = Number(process.env["ROCKY_FUZZ_LINES"] ?? 30);
console.log("unknown by reason");
console.log(listed(tally.unknown, lines).join("\n"));
console.log("lenient by reason");
console.log(listed(tally.lenient, lines).join("\n"));
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `seed ${seed}: ${tally.asked} asked, ${tally.accepted} accepted, ${wrong} wrong, ${tally.failing} joins that fail, ` +
    `${tally.broken} broken on purpose (${tally.brokenRefused} refused), ${tally.refusedByBoth} refused by both, ${total(tally.lenient)} lenient, ${total(tally.unknown)} unknown columns, ${seconds} s`,
);
console.log(
  `executed ${tally.executed}: ${tally.notNull} columns claimed not null, ${tally.keys} keys, ${unsound} unsound`,
);
console.log(`${crashes} slices in which DuckDB crashed, ${lost} findings in them`);
if (wrong + unsound + lost > 0 || tally.accepted < accepted || tally.executed < executed)
  process.exitCode = 1;
