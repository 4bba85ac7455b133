import { compile, typeName } from "@rocky/sdk";
import { expect, test } from "vitest";
import { sourceTexts } from "../src/report/source-text.ts";
import { wireColumns, wireRowLineage } from "../src/wire/column.ts";
import { jsonString } from "../src/wire/json-string.ts";
import { modelPrinter } from "../src/wire/model-json.ts";

test("texts are escaped as JSON.stringify does it", () => {
  for (let code = 0; code <= 0xffff; code++) {
    const text = `a${String.fromCharCode(code)}b`;
    if (jsonString(text) !== JSON.stringify(text)) expect(jsonString(text)).toBe(JSON.stringify(text));
  }
  expect(jsonString("\u{1F600}")).toBe('"\u{1F600}"');
});

const files = [
  { path: "rocky.toml", text: '[adapter]\ntype = "duckdb"\npath = "dev.duckdb"\n' },
  {
    path: "models/a.sql",
    text: 'SELECT 1 AS "a ""quoted"" \\\\ name",\r\n  x AS "tab\there", [x] AS xs,\r\n  t.y::DATE AS day, CAST(NULL AS ENUM(\'it\'\'s "so"\')) AS e\r\nFROM raw.t WHERE z > 1\n',
  },
  {
    path: "models/b.sql",
    text: "SELECT day, count(*) AS n, sum(x) AS total, max(x), string_agg(x, ',') AS all_of,\n  x || 'é€' AS joined\nFROM (SELECT day, \"tab\there\" AS x FROM a\n  JOIN raw.u AS u ON u.id = a.day) GROUP BY ALL ORDER BY 2\n",
  },
  { path: "models/c.sql", text: "SELECT * FROM b, read_csv('f.csv')\n" },
];

test("a model is printed as JSON.stringify prints its parts", () => {
  const { models, dialect } = compile({ files });
  const options = {
    sources: sourceTexts(files),
    typeName: (type: Parameters<typeof typeName>[0]) => typeName(type, dialect),
  };
  const print = modelPrinter(options);
  expect(models.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  for (const model of models) {
    const text = print(model, undefined);
    const parsed = JSON.parse(text) as Record<string, unknown>;
    expect(JSON.stringify(parsed)).toBe(text);
    expect(parsed["columns"]).toEqual(wireColumns(model.columns, model.edges, options));
    expect(parsed["row_lineage"]).toEqual(wireRowLineage(model.edges));
  }
});
