import { compile, type SourceFile } from "@rocky/compiler";
import { rockyLanguage } from "@rocky/dsl";
import fc from "fast-check";
import { expect, test } from "vitest";

const runs = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 5000);
const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? Date.now() % 1_000_000_000);

const rocky = rockyLanguage();

const words = fc.constantFrom(
  "SELECT",
  "FROM",
  "WHERE",
  "GROUP BY",
  "JOIN",
  "USING",
  "(",
  ")",
  ",",
  "*",
  "a",
  "b.c",
  "'x'",
  '"q',
  "1",
  "::",
  "[",
  "{",
  "}",
  "]",
  "=",
  "[adapter]",
  "[pipeline.x]",
  "type",
  '"duckdb"',
  "[[table]]",
  "columns",
  "name",
  "version = 1",
  "---toml\n",
  "---\n",
  "\n",
  "\r\n",
  "${A}",
  "${",
  "#",
  "--",
  "/*",
  "*/",
  "'''",
  '"""',
  "\u0000",
  "\ud800",
  "\uFEFF",
  "é",
  "😀",
  "depends_on",
  "strategy",
  "view",
  "WITH",
  "AS",
);
const rockyWords = fc.constantFrom(
  ..."from a|from a.b as c|where x == 1|where|group k { n: count() }|group|{|}|derive { y: x + 1 }|derive|select { * }|select { c.*, y }".split(
    "|",
  ),
  ..."sort y desc|sort|take 3|take|distinct|union all b|union|join b on k|left_join d as e on k { keep e.* }|cross join b|let z =|replicate".split(
    "|",
  ),
  ..."match x { 1 => 2, _ => 3 }|in [1]|is not null|and|or|not|-|(|)|over (sort x)|@2026-01-01|@|$'\\n'|`q r`|`|\"|'|--|\n|,|:|.|=>".split(
    "|",
  ),
);
const rockyText = fc.array(rockyWords, { maxLength: 30 }).map((parts) => parts.join(" "));
const soup = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(" "));
const text = fc.oneof(soup, fc.string({ unit: "binary", maxLength: 80 }), fc.string({ maxLength: 80 }));
const paths = [
  "rocky.toml",
  "schemas.lock.toml",
  "models/a.sql",
  "models/a.toml",
  "models/_defaults.toml",
  "models/b.sql",
  "models/c.rocky",
];
const project: fc.Arbitrary<readonly SourceFile[]> = fc
  .tuple(
    ...paths.map((path) =>
      fc.option(
        (path.endsWith(".rocky") ? fc.oneof(rockyText, text) : text).map((content) => ({
          path,
          text: content,
        })),
        { nil: undefined },
      ),
    ),
  )
  .map((files) => files.filter((file) => file !== undefined));

test(`compile never throws, and spans lie inside their files (${runs} runs, seed ${seed})`, () => {
  fc.assert(
    fc.property(project, (files) => {
      const { diagnostics, models } = compile({ files, options: { environment: { A: "x" } }, rocky });
      const lengths = new Map(files.map((file) => [file.path, file.text.length]));
      const spans = [
        ...diagnostics.flatMap((d) => d.span ?? []),
        ...models.flatMap((m) => m.reads.map((read) => read.span)),
      ];
      for (const { file, start, end } of spans) {
        const inside = start >= 0 && start <= end && end <= (lengths.get(file) ?? -1);
        expect(inside, `${file}: ${start}–${end}`).toBe(true);
      }
    }),
    { numRuns: runs, seed },
  );
}, 300_000);

test("the order of the files changes nothing", () => {
  fc.assert(
    fc.property(project, fc.infiniteStream(fc.nat(100)), (files, order) => {
      const shuffled = files
        .map((file) => ({ file, at: order.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ file }) => file);
      expect(JSON.stringify(compile({ files: shuffled, rocky }))).toBe(
        JSON.stringify(compile({ files, rocky })),
      );
    }),
    { numRuns: 500, seed },
  );
});

test("two thousand models in a chain and around one compile without deep recursion", () => {
  const chain = Array.from({ length: 2000 }, (_, i) => ({
    path: `models/m${i}.sql`,
    text: i === 0 ? "SELECT 1 AS x" : `SELECT x + 1 AS x FROM m${i - 1}`,
  }));
  const fan = Array.from({ length: 500 }, (_, i) => ({ path: `models/f${i}.sql`, text: "SELECT x FROM m0" }));
  const { models, layers, diagnostics } = compile({ files: [...chain, ...fan] });
  expect(diagnostics).toEqual([]);
  expect(models).toHaveLength(2500);
  expect(layers).toHaveLength(2000);
});
