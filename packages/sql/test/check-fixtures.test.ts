import { readdirSync } from "node:fs";
import { dialectOf } from "@rocky/sql";
import { beforeAll, expect, test } from "vitest";
import { openTables, type Tables } from "./binder-tables.ts";
import { blocksOf } from "./corpus.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
let tables: Tables;
beforeAll(async () => {
  tables = await openTables(dialect);
});

/** A query of a fixture: `bad` has the finding, `fails` has it and shows when it runs, `good` has no finding. */
interface Block {
  readonly code: string;
  readonly kind: string;
  /** With ⟦ and ⟧ around what must be underlined, if the fixture says it. */
  readonly marked: string;
}

const blocks: readonly Block[] = readdirSync(new URL("./fixtures/diagnostics/", import.meta.url))
  .sort()
  .flatMap((file) =>
    blocksOf(`diagnostics/${file}`).map((block) => ({
      code: file.slice(0, -".sql".length),
      kind: /^-- (\w+)\n/.exec(block)?.[1] ?? "",
      marked: block.replace(/^-- \w+\n/, ""),
    })),
  );

const codes = [...new Set(blocks.map((block) => block.code))];

test.each(codes)("%s has five bad queries and five good ones", (code) => {
  const kinds = blocks.filter((block) => block.code === code).map((block) => block.kind);
  expect(kinds.filter((kind) => kind === "good").length).toBeGreaterThanOrEqual(5);
  expect(kinds.filter((kind) => kind !== "good").length).toBeGreaterThanOrEqual(5);
  expect(kinds.filter((kind) => !["good", "bad", "fails"].includes(kind))).toEqual([]);
});

/** What DuckDB does with a query: it refuses it, or it fails on the rows of the tables, or it gives rows. */
async function fate(sql: string): Promise<"refused" | "fails" | "runs"> {
  const prepared = await tables.connection.prepare(sql).catch(() => undefined);
  if (prepared === undefined) return "refused";
  return await prepared.run().then(
    () => "runs" as const,
    () => "fails" as const,
  );
}

const severityOf: Readonly<Record<string, string>> = { E: "error", W: "warning", I: "info" };

test.each(blocks.filter((block) => block.kind !== "good"))("$code $kind: $marked", async (block) => {
  const sql = block.marked.replace(/[⟦⟧]/g, "");
  const { diagnostics } = tables.describe(sql);
  const found = diagnostics.filter((diagnostic) => diagnostic.code === block.code);
  expect(found.map((diagnostic) => diagnostic.severity)).toContain(severityOf[block.code[0] ?? ""]);
  const texts = found.map(({ span }) => sql.slice(span?.start ?? 0, span?.end ?? 0));
  const wanted = [...block.marked.matchAll(/⟦([^⟧]*)⟧/g)].map((match) => match[1]);
  if (wanted.length > 0) expect(texts).toEqual(wanted);
  const others = diagnostics.filter(({ code, severity }) => severity === "error" && code !== block.code);
  expect(others).toEqual([]);
  const outcome = await fate(sql);
  if (block.code.startsWith("E")) expect(outcome).toBe("refused");
  else expect(outcome).toBe(block.kind === "fails" ? "fails" : "runs");
  for (const { edit } of found) {
    if (edit === undefined) continue;
    const mended = sql.slice(0, edit.span.start) + edit.newText + sql.slice(edit.span.end);
    expect(await fate(mended), mended).toBe("runs");
    const left = tables.describe(mended).diagnostics.filter((diagnostic) => diagnostic.code === block.code);
    expect(left.length, mended).toBeLessThan(found.length);
  }
});

test.each(blocks.filter((block) => block.kind === "good"))(
  "$code good: $marked",
  async ({ code, marked }) => {
    const found = tables
      .describe(marked)
      .diagnostics.filter((diagnostic) => diagnostic.code === code || diagnostic.severity !== "info");
    expect(found).toEqual([]);
    expect(await fate(marked)).toBe("runs");
  },
);

test("what is never true is true for no row, and what always is, false for none", async () => {
  let shown = 0;
  for (const { code, marked } of blocks) {
    const [, before = "", condition = ""] = /^([^⟦]*\bWHERE )⟦([^⟧]*)⟧$/.exec(marked) ?? [];
    if (!["W042", "W044"].includes(code) || condition === "") continue;
    const [finding] = tables.describe(before + condition).diagnostics.filter((found) => found.code === code);
    const always = finding?.message.includes("true unless") === true;
    const reader = await tables.connection.runAndReadAll(`${before}${always ? "NOT " : ""}(${condition})`);
    expect(reader.currentRowCount, marked).toBe(0);
    shown++;
  }
  console.log(`checks: ${shown} conditions executed`);
  expect(shown).toBeGreaterThanOrEqual(15);
});

test("the fixtures are counted", () => {
  const count = (kind: string): number => blocks.filter((block) => block.kind === kind).length;
  console.log(
    `checks: ${codes.length} codes, ${count("bad")} bad, ${count("fails")} that fail, ${count("good")} good`,
  );
  expect(codes.length).toBeGreaterThan(1);
});
