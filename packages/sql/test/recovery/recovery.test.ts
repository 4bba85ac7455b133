import { dialectOf, printType, textTokens, type BoundQuery, type OutputColumn } from "@rocky/sql";
import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openTables, tableQueries, type Tables } from "../binder-tables.ts";
import { breakOf, kindsOfBreaks, tokensBetween, type Broken } from "./breaks.ts";
import { complaintOf } from "../complaint.ts";
import { randomOf } from "../random.ts";
import { emptyTally, percent, sumOf, tableOf, upTo, type Tally } from "./tally.ts";

const dialect = dialectOf("duckdb")!;
const seed = Number(process.env["ROCKY_SEED"] ?? 2026);
const perKind = Number(process.env["ROCKY_RECOVERY_TEXTS"] ?? 250);
const evidence = process.env["ROCKY_WRITE_EVIDENCE"] === "1";
const only = process.env["ROCKY_RECOVERY_KIND"];
const shown = Number(process.env["ROCKY_RECOVERY_SHOW"] ?? 0);

/** What may never get worse, in percent of all texts or columns; a little below what the seeds 1 to 9 give. */
const bars = {
  missed: 1.2,
  wrong: 0.5,
  oneError: 95,
  twoErrors: 99,
  near: 93.5,
  kept: 84,
  mended: 95.5,
} as const;

/** Whether DuckDB's parser refuses a text; what only its binder refuses is no broken syntax. */
async function refuses({ connection }: Tables, text: string): Promise<boolean> {
  return (await complaintOf(connection, text)).startsWith("Parser Error");
}

/** Columns of the intact query whose text, up to where the next item begins, was not touched. */
function untouched(intact: BoundQuery, { start, end }: Broken): readonly OutputColumn[] {
  const starts = intact.columns.map((column) => column.span.start).sort((a, b) => a - b);
  return intact.columns.filter(({ span, type }) => {
    const next = starts.find((other) => other > span.start) ?? span.end + 12;
    return type.kind !== "unknown" && (end < span.start || start >= next);
  });
}

function measure(tally: Tally, intact: BoundQuery, [broken, found]: readonly [Broken, BoundQuery]): void {
  const errors = found.diagnostics.filter(({ severity }) => severity === "error");
  tally.asked++;
  if (errors.length === 0) {
    tally.missed++;
    if (shown > 0) console.log(`MISSED ${broken.text}`);
    return;
  }
  const tokens = textTokens(broken.text, dialect, { start: 0, end: broken.text.length });
  const distance = Math.min(
    ...errors.map(({ span }) =>
      tokensBetween(tokens, Math.min(broken.start, broken.text.length), span?.start ?? 0),
    ),
  );
  tally.distances.push(distance);
  tally.followers.push(errors.length - 1);
  for (const column of untouched(intact, broken)) {
    if (shown > 0) {
      const now = found.columns.find(({ name }) => name === column.name);
      if (now === undefined || now.type.kind === "unknown") {
        const reason = now?.type.kind === "unknown" ? now.type.reason : "gone";
        console.log(`LOST ${column.name}: ${reason}\n${broken.text}`);
      }
    }
    tally.columns++;
    const same = found.columns.filter(({ name }) => name.toLowerCase() === column.name.toLowerCase());
    const type = printType(column.type, dialect);
    if (same.some((other) => other.type.kind !== "unknown" && printType(other.type, dialect) === type))
      tally.kept++;
    else if (same.length > 0 && same.every((other) => other.type.kind !== "unknown")) {
      tally.wrong++;
      if (shown > 0) console.log(`WRONG ${column.name} ${type}\n${broken.text}`);
    }
  }
}

/** The text after all edits that are offered, `undefined` when there are none. */
function edited(text: string, { diagnostics }: BoundQuery): string | undefined {
  const edits = diagnostics.flatMap(({ edit, severity }) =>
    edit === undefined || severity !== "error" ? [] : [edit],
  );
  if (edits.length === 0) return undefined;
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (mended, { span, newText }) => mended.slice(0, span.start) + newText + mended.slice(span.end),
      text,
    );
}

async function measureKind(tables: Tables, how: string): Promise<Tally> {
  const tally = emptyTally();
  const random = randomOf(seed * 31 + kindsOfBreaks.indexOf(how));
  const intacts = new Map<string, BoundQuery>();
  for (let tried = 0; tally.asked < perKind && tried < perKind * 20; tried++) {
    const text = random.pick(tableQueries);
    const broken = breakOf(text, how, { dialect, random });
    if (broken === undefined || !(await refuses(tables, broken.text))) continue;
    const intact = intacts.get(text) ?? tables.describe(text);
    intacts.set(text, intact);
    const found = tables.describe(broken.text);
    measure(tally, intact, [broken, found]);
    if (tally.asked <= shown) show(broken.text, found);
    const mended = edited(broken.text, found);
    if (mended === undefined) continue;
    tally.edits++;
    if (!(await refuses(tables, mended))) tally.mended++;
    else if (shown > 0) console.log(`NOT MENDED\n${broken.text}\n=> ${mended}`);
  }
  return tally;
}

function show(text: string, { diagnostics }: BoundQuery): void {
  const lines = diagnostics.map(
    ({ code, message, help, span }) => `   ${code} ${span?.start} ${message} ${help ?? ""}`,
  );
  console.log([text, ...lines].join("\n"));
}

test(
  "a text that is broken in one place has one error near that place, and the rest keeps names and types",
  { timeout: 3_600_000 },
  async () => {
    const tables = await openTables(dialect);
    const tallies = new Map<string, Tally>();
    for (const how of kindsOfBreaks.filter((kind) => only === undefined || kind === only))
      tallies.set(how, await measureKind(tables, how));
    const table = tableOf(tallies);
    console.log(`recovery: seed ${seed}, ${perKind} texts of each kind\n${table}`);
    if (evidence) writeEvidence(table);
    const all = sumOf([...tallies.values()]);
    if (only !== undefined) return;
    expect(all.asked).toBeGreaterThan(perKind * 5);
    expect(percent(all.missed, all.asked)).toBeLessThan(bars.missed);
    expect(percent(all.wrong, all.columns)).toBeLessThan(bars.wrong);
    expect(upTo(0, all.followers)).toBeGreaterThan(bars.oneError);
    expect(upTo(1, all.followers)).toBeGreaterThan(bars.twoErrors);
    expect(upTo(2, all.distances)).toBeGreaterThan(bars.near);
    expect(percent(all.kept, all.columns)).toBeGreaterThan(bars.kept);
    expect(percent(all.mended, all.edits)).toBeGreaterThan(bars.mended);
  },
);

function writeEvidence(table: string): void {
  const text = `# Reading on after a mistake

Queries of the corpus (\`packages/sql/test/fixtures/corpus\`), each broken in one place, that DuckDB's parser refuses (${perKind} of each kind, seed ${seed}).
Repeat it in \`packages/sql\`: \`ROCKY_WRITE_EVIDENCE=1 ROCKY_RECOVERY_TEXTS=${perKind} vitest run recovery\`; \`ROCKY_SEED\` draws others,
\`ROCKY_RECOVERY_SHOW=5\` prints five of each kind with what is told.

${table}

- **no error**: texts that we take although DuckDB refuses them.
- **one error**, **at most two**: texts in which so much is told. The aim is that one mistake is one error.
- **within 2 tokens**: the nearest error stands so near to the broken place.
- **columns kept**: of the output columns whose own text was not touched, those that still have their name and type.
- **wrong**: of them, those that have the name and another type.
- **edit offered**, **edit mends**: texts with an edit, and how many of those DuckDB's parser takes when every edit is applied.

After a syntax error nothing is said about NULLs and keys of the output, since any clause may be the one that is broken.
`;
  writeFileSync(new URL("../../../../docs/evidence/recovery.md", import.meta.url), text);
}
