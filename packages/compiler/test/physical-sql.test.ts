import { authorOffset, compile, physicalSql } from "@rocky/compiler";
import { dialectOf, type Dialect } from "@rocky/sql";
import fc from "fast-check";
import { expect, test } from "vitest";

const known = dialectOf("duckdb");
if (known === undefined) throw new Error("there is no DuckDB dialect");
const dialect: Dialect = known;

function physicalOf(
  sql: string,
  sidecar = '[target]\nschema = "odd schema"\ntable = "Stg-1"\n',
  openCatalog?: string,
) {
  const files = [
    { path: "models/stg.sql", text: "SELECT 1 AS id, 'x' AS name" },
    { path: "models/stg.toml", text: sidecar },
    { path: "models/mart.sql", text: sql },
  ];
  const { models } = compile({ files });
  const model = models.find((candidate) => candidate.name === "mart");
  if (model === undefined) throw new Error("there is no model mart");
  const targets = new Map(models.map((other) => [other.name, other.target]));
  return physicalSql(model, { dialect, openCatalog, targetOf: (name) => targets.get(name) });
}

test("a reference becomes the physical name, and keeps its written name where an alias is needed", () => {
  expect(physicalOf("SELECT stg.id FROM stg -- from stg").text).toBe(
    'SELECT stg.id FROM "odd schema"."Stg-1" AS stg -- from stg',
  );
  expect(physicalOf("SELECT s.id FROM stg AS s, Stg t").text).toBe(
    'SELECT s.id FROM "odd schema"."Stg-1" AS s, "odd schema"."Stg-1" t',
  );
  const same = '[target]\nschema = "staging"\n';
  expect(physicalOf("SELECT stg.id FROM stg", same).text).toBe("SELECT stg.id FROM staging.stg");
  expect(physicalOf("SELECT stg.id FROM staging.stg", same, "dev").text).toBe(
    "SELECT stg.id FROM dev.staging.stg",
  );
});

test("common tables, strings, comments and columns of the same name stay", () => {
  const sql = "WITH stg AS (SELECT 'stg' AS stg) SELECT stg.stg /* stg */ FROM stg";
  expect(physicalOf(sql).text).toBe(sql);
});

const references = fc.array(
  fc.constantFrom("FROM stg", "FROM stg AS s", "FROM raw.other", 'FROM "stg"', "FROM main.x, stg t"),
  { minLength: 1, maxLength: 4 },
);

test("outside of the replacements every character is the author's, and offsets lead back", () => {
  fc.assert(
    fc.property(references, fc.constantFrom("\n", " ", " -- é stg\n", "/* 😀 */"), (froms, gap) => {
      const sql = froms.map((from) => `SELECT 1 AS a${gap}${from}`).join(`${gap}UNION ALL${gap}`);
      const physical = physicalOf(sql);
      let author = "";
      let at = 0;
      let shift = 0;
      for (const splice of physical.splices) {
        author += physical.text.slice(at, splice.start + shift) + sql.slice(splice.start, splice.end);
        at = splice.start + shift + splice.text.length;
        shift += splice.text.length - (splice.end - splice.start);
      }
      author += physical.text.slice(at);
      expect(author).toBe(sql);
      for (let offset = 0; offset < physical.text.length; offset++) {
        const back = authorOffset(physical, offset);
        const inside = physical.splices.some((splice) => splice.start === back);
        expect(inside || sql[back] === physical.text[offset]).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
