/**
 * One slice of a run of the fuzzer, in a process of its own: prints each disagreement once, made as small as it gets, and hands
 * its counts to `main.ts`.
 */
import { fuzz } from "./fuzz.ts";
import { shrink } from "./shrink.ts";
import type { Finding } from "./tally.ts";
import type { Workspace } from "./workspace.ts";

const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? 1);
const accepted = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 2000);
const shown = new Map<string, number>();
const causes = new Map<string, number>();

/** The text with names and constants alike, so that one mistake is shown once. */
function shapeOf(sql: string): string {
  return sql
    .replace(/\b[a-z]\d*\b|"[^"]*"|\d+/g, "_")
    .replace(/\b(id|amount|status|tags|item|name|select|at|Up)\b/g, "_")
    .replace(/(_\.)+_/g, "_");
}

async function show(workspace: Workspace, finding: Finding): Promise<void> {
  const times = (causes.get(finding.cause) ?? 0) + 1;
  causes.set(finding.cause, times);
  if (times > 12) return;
  const sql = await shrink(finding.sql, async (text) => {
    const judgement = await workspace.judge(text);
    return judgement.kind === "wrong" && judgement.cause === finding.cause;
  });
  const shape = shapeOf(sql);
  shown.set(shape, (shown.get(shape) ?? 0) + 1);
  if ((shown.get(shape) ?? 0) > 1) return;
  const again = await workspace.judge(sql);
  console.log(
    `WRONG ${again.kind === "wrong" ? again.detail : finding.detail}\n   ${sql}\n   ${schemaOf(workspace, sql)}`,
  );
}

let unsoundBefore = 0;

async function showUnsound(workspace: Workspace, finding: Finding): Promise<void> {
  const broken = async (text: string): Promise<boolean> =>
    (await workspace.broken(text))?.replaceAll(/\d+/g, "_") === finding.cause;
  const sql = await shrink(finding.sql, broken);
  const shape = shapeOf(sql);
  shown.set(shape, (shown.get(shape) ?? 0) + 1);
  if ((shown.get(shape) ?? 0) === 1)
    console.log(`UNSOUND ${(await workspace.broken(sql)) ?? ""}\n   ${sql}\n   ${schemaOf(workspace, sql)}`);
}

function schemaOf({ tables }: Workspace, sql: string): string {
  const columns = (table: Workspace["tables"][number]): string =>
    table.columns.map((c) => `${c.name} ${c.type}${c.notNull ? " NOT NULL" : ""}`).join(", ");
  return tables
    .filter(({ name }) => sql.includes(name))
    .map(
      (table) =>
        `${table.name}(${columns(table)}${table.key.length > 0 ? `, key ${table.key.join(", ")}` : ""})`,
    )
    .join("; ");
}

const tally = await fuzz({
  seed,
  accepted,
  onSchema: async (workspace, from) => {
    for (const finding of workspace.tally.unsound.slice(unsoundBefore)) {
      unsoundBefore++;
      await showUnsound(workspace, finding);
    }
    for (const finding of workspace.tally.wrong.slice(from)) await show(workspace, finding);
  },
});
process.send?.({
  ...tally,
  wrong: tally.wrong.length,
  unsound: tally.unsound.length,
  unknown: [...tally.unknown],
  lenient: [...tally.lenient],
  warnings: [],
});
