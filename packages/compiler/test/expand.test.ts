import { authorPlaceOf, compile, physicalSql, type CompileResult, type SourceFile } from "@rocky/compiler";
import type { CompiledModel } from "@rocky/ir";
import { dialectOf, parseQuery, printQuery, type Dialect } from "@rocky/sql";
import fc from "fast-check";
import { expect, test } from "vitest";

const known = dialectOf("duckdb");
if (known === undefined) throw new Error("there is no DuckDB dialect");
const dialect: Dialect = known;

interface Given {
  readonly sql: string;
  readonly macros?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

function filesOf({ sql, macros = "" }: Given): readonly SourceFile[] {
  const base = "SELECT 1 AS a, 2 AS b, 'x' AS word";
  return [
    { path: "models/base.sql", text: base },
    { path: "models/m.sql", text: sql },
    ...(macros === "" ? [] : [{ path: "macros/all.sql-macro", text: macros }]),
  ];
}

function compiled(given: Given): { readonly result: CompileResult; readonly model: CompiledModel } {
  const result = compile({ files: filesOf(given), options: { variables: given.variables ?? {} } });
  const model = result.models.find((each) => each.name === "m");
  if (model === undefined) throw new Error("there is no model m");
  return { result, model };
}

function expanded(given: Given): string | undefined {
  return compiled(given).model.expansion?.sql;
}

const literals: readonly (readonly [string, string])[] = [
  ["5", "5"],
  ["1.50", "1.50"],
  ["1e9", "1e9"],
  ["-5", "(-5)"],
  ["true", "true"],
  ["null", "null"],
  ["", "''"],
  ["TRUE", "'TRUE'"],
  ["007", "'007'"],
  ["+5", "'+5'"],
  ["0x10", "'0x10'"],
  ["1 ", "'1 '"],
  ["1; DROP TABLE a", "'1; DROP TABLE a'"],
  ["o'clock", "'o''clock'"],
  ["a\\", "'a\\'"],
  ["@var(x)", "'@var(x)'"],
];

test.each(literals)("the value %j becomes %s", (value, literal) => {
  expect(expanded({ sql: "SELECT @var(x) AS x", variables: { x: value } })).toBe(`SELECT ${literal} AS x`);
});

test("a value stays inside its literal where a backslash starts an escape", () => {
  for (const dialect of ["databricks", "bigquery", "snowflake"] as const) {
    for (const value of ["o'clock", "a\\", "\\' OR 1 = 1 --", "two\nlines"]) {
      const files = filesOf({ sql: "SELECT @var(x) AS x" });
      const { models } = compile({ files, options: { dialect, variables: { x: value } } });
      const sql = models.find(({ name }) => name === "m")?.expansion?.sql ?? "";
      const { query, diagnostics } = parseQuery(sql, { dialect: dialectOf(dialect) ?? known, file: "" });
      const body = query?.body;
      const item = body?.kind === "select" ? body.items[0]?.expression : undefined;
      expect([diagnostics, item], sql).toMatchObject([
        [],
        { kind: "literal", literal: "string", text: value },
      ]);
    }
  }
});

test("a value stays one token, whatever stands beside it", () => {
  const at = (sql: string, x = "v"): string | undefined => expanded({ sql, variables: { x } });
  expect(at("SELECT E@var(x)")).toBe("SELECT E 'v'");
  expect(at("SELECT -@var(x)", "-5")).toBe("SELECT - (-5)");
  expect(at("SELECT 1<@var(x)", "5")).toBe("SELECT 1< 5");
  expect(at("SELECT 1@var(x)2", "5")).toBe("SELECT 1 5 2");
  expect(at("SELECT E'a'\n@var(x)")).toBe("SELECT E'a'\n ('v') ");
  expect(at("SELECT E'a' -- c\n@var(x)")).toBe("SELECT E'a' -- c\n ('v') ");
  expect(at("SELECT @var(x)\n'b'")).toBe("SELECT  ('v') \n'b'");
  expect(at("SELECT @var(x)@var(x)")).toBe("SELECT  ('v')  ('v') ");
  expect(at("SELECT f(@var(x),a=@var(x)::TEXT)")).toBe("SELECT f('v',a= 'v'::TEXT)");
  expect(at("SELECT DATE @var(x)")).toBe("SELECT DATE 'v'");
});

test("nothing is put into comments, strings and quoted names", () => {
  const sql = "SELECT '@var(x)' AS \"@var(x)\", $$@var(x)$$ /* @var(x) */ -- @var(x)\n";
  const { model, result } = compiled({ sql, variables: { x: "v" } });
  expect(model.sql).toBe(sql);
  expect(model.expansion).toBeUndefined();
  expect(result.diagnostics.map((found) => found.code)).toEqual(["W210", "W211", "W211", "W211"]);
});

test("models without run variables and macros stay as they are", () => {
  for (const sql of [
    "SELECT a FROM base",
    "SELECT @a AS x FROM base WHERE 1 >= @start_date",
    "SELECT @(a) FROM base",
  ]) {
    const { model } = compiled({ sql, macros: "macro a(x) { @x }" });
    expect(model.expansion).toBeUndefined();
    expect(model.sql).toBe(sql);
  }
});

test("an unknown value keeps only what rests on it unknown", () => {
  const { result, model } = compiled({
    sql: "SELECT @var(x) AS x, @var(x) || 'a' AS y, a + 1 AS z FROM base",
  });
  expect(result.diagnostics.map((found) => found.code)).toEqual(["E028"]);
  expect(model.status).toBe("failed");
  expect(model.columns.map((column) => column.type.kind)).toEqual(["unknown", "unknown", "integer"]);
});

test("names of values are their own: nothing is found in a prototype", () => {
  const { result } = compiled({
    sql: "SELECT @var(toString) AS a, @var(__proto__) AS b, @var(constructor) AS c",
  });
  expect(result.diagnostics.map((found) => found.code)).toEqual(["E028", "E028", "E028"]);
});

test("a value that no SQL can hold is refused where it is asked for", () => {
  for (const x of ["a\0b", "\ud800"]) {
    const { result } = compiled({ sql: "SELECT @var(x, 1) AS x", variables: { x } });
    expect(result.diagnostics.map((found) => found.code)).toEqual(["E219"]);
  }
});

const operators = ["+", "*", "-", "||", "AND", "=", "^", "IS NOT DISTINCT FROM", "::VARCHAR ||", "%", "OR"];
const operands = [
  "a",
  "b",
  "-1",
  "f(a, b)",
  "(a, b)",
  "NOT a",
  "a IS NULL",
  "CASE WHEN a THEN b END",
  "'s'",
  "a::INT",
];
const expression = fc
  .array(fc.tuple(fc.constantFrom(...operators), fc.constantFrom(...operands)), { maxLength: 3 })
  .chain((rest) =>
    fc.constantFrom(...operands).map((first) => [first, ...rest.map(([o, e]) => `${o} ${e}`)].join(" ")),
  )
  .filter((text) => isExpression(text));

function isExpression(text: string): boolean {
  return parseQuery(`SELECT ${text}`, { dialect, file: "" }).diagnostics.every((d) => d.severity !== "error");
}

function meaning(sql: string): string | undefined {
  const { query, diagnostics } = parseQuery(sql, { dialect, file: "" });
  expect(diagnostics.filter((found) => found.severity === "error")).toEqual([]);
  return query === undefined ? undefined : printQuery(query, dialect);
}

test("an argument and a body keep their meaning, whatever operators stand around them", () => {
  fc.assert(
    fc.property(
      expression,
      expression,
      fc.tuple(fc.constantFrom(...operators), fc.constantFrom(...operators)),
      (x, y, [inner, outer]) => {
        fc.pre(isExpression(`((${x}) ${inner} (${y})) ${outer} (1)`));
        fc.pre(isExpression(`- ((${x}) ${inner} (${y}))`));
        const macros = `macro m(p, q: expr) { @p ${inner} @q }\nmacro n(p, q) { - @m(@p, @q) }`;
        const call = expanded({
          sql: `SELECT 2 ${outer} @n(${x}, ${y}) ${outer} 1, [@m(${x}, ${y})]`,
          macros,
        });
        const meant = `((${x}) ${inner} (${y}))`;
        fc.pre(isExpression(`2 ${outer} (- ${meant}) ${outer} 1`));
        expect(meaning(call ?? "")).toBe(meaning(`SELECT 2 ${outer} (- ${meant}) ${outer} 1, [${meant}]`));
      },
    ),
    { numRuns: 500 },
  );
});

test("queries, lists and half clauses are put in as they are", () => {
  const macros = [
    "macro rows_of(r) { SELECT * FROM @r }",
    "macro same(x) { @x }",
    "macro both(x, y) { @x, @y }",
    "macro ordered(x) { ORDER BY @x DESC }",
    "macro apply(f, x) { @f(@x) }",
    "macro each(list, body) { list_transform(@list, @body) }",
  ].join("\n");
  expect(expanded({ sql: "@rows_of(base)", macros })).toBe("SELECT * FROM base");
  expect(expanded({ sql: "SELECT * FROM @rows_of(base) AS t", macros })).toBe(
    "SELECT * FROM (SELECT * FROM base) AS t",
  );
  expect(expanded({ sql: "SELECT @both(a, b + 1) FROM base @ordered(a + b)", macros })).toBe(
    "SELECT a, (b + 1) FROM base ORDER BY (a + b) DESC",
  );
  expect(expanded({ sql: "SELECT f(@same(a + b), 2), 2 * @same(a + b)", macros })).toBe(
    "SELECT f(a + b, 2), 2 * (a + b)",
  );
  expect(expanded({ sql: "SELECT @apply(abs, a - 1), @apply(count, *) FROM base", macros })).toBe(
    "SELECT abs(a - 1), count(*) FROM base",
  );
  expect(expanded({ sql: "SELECT @each([1, 2], x -> x + 1)", macros })).toBe(
    "SELECT list_transform([1, 2], x -> x + 1)",
  );
});

const typedArguments: readonly (readonly [string, string, string])[] = [
  ["column", 'a, b.c, "x y".z', "1, 'a', f(a), a + b, a."],
  ["string", "'a', 'it''s', $$a$$, E'\\n'", "1, a, 'a' || 'b', \"a\", NULL"],
  ["number", "1, -1, 1.5, +2e3, (-1)", "'1', a, 1 + 1, - -1, NULL"],
  ["bool", "TRUE, false", "1, 'true', a, NULL"],
  ["expr", "a, a + 1, (SELECT 1), 'x', CASE WHEN a THEN b END", "*, a DESC, SELECT 1, a AS b"],
];

test.each(typedArguments)("a parameter of type %s takes %s, but not %s", (type, good, bad) => {
  const macros = `macro m(x: ${type}) { f(@x) }`;
  const codes = (argument: string): readonly string[] =>
    compiled({ sql: `SELECT @m(${argument}) AS x FROM base`, macros })
      .result.diagnostics.map((found) => found.code)
      .filter((code) => code === "E214");
  for (const argument of good.split(", ")) expect(codes(argument), argument).toEqual([]);
  for (const argument of bad.split(", ")) expect(codes(argument), argument).toEqual(["E214"]);
});

const pieces = [
  "a",
  "@var(v)",
  "@var(w, a + 1)",
  "@plus(a, b)",
  "@plus(@plus(a, @var(v)), b * 2)",
  "@deep(a - 1)",
  "@flip(a, b)",
  "'@plus(a, b)'",
  "nope",
  "@plus(nope, b)",
  "@bad(a)",
];
const macros = [
  "macro plus(x, y) { @x + /* y */ @y }",
  "macro deep(x: expr) { -@plus(@x, @var(v)) * @x }",
  "macro flip(x, y) { @y - @x }",
  "macro bad(x) { missing + @x }",
].join("\n");

test("every place of an expanded text leads back to the text that it comes from", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }), (items) => {
      const list = items.map((item, i) => `${item} AS c${i}`).join(",\n  ");
      const given: Given = { sql: `SELECT ${list} -- @var(v)\nFROM base`, macros, variables: { v: "val" } };
      const { result, model } = compiled(given);
      const texts = new Map(filesOf(given).map((file) => [file.path, file.text]));
      for (const { span, related = [], message } of result.diagnostics) {
        for (const place of [...(span === undefined ? [] : [span]), ...related.map((r) => r.span)]) {
          expect(place.end, message).toBeLessThanOrEqual(texts.get(place.file)?.length ?? -1);
          expect(place.start).toBeLessThanOrEqual(place.end);
        }
      }
      const unknown = result.diagnostics.filter((found) => found.code === "E048");
      const blamed = unknown.map(({ span }) => given.sql.slice(span?.start, span?.end));
      expect(blamed.every((text) => text === "nope" || text === "@bad(a)")).toBe(true);
      const wrong = items.filter((item) => item.includes("nope") || item.includes("@bad"));
      expect(unknown.length).toBe(wrong.length);
      const { expansion } = model;
      if (expansion === undefined) return;
      expansion.pieces.forEach((piece, i) => {
        const text = expansion.sql.slice(piece.start, expansion.pieces[i + 1]?.start);
        const { file, start, end } = piece.place;
        if (piece.exact) expect(texts.get(file)?.slice(start, end)).toBe(text);
        for (const { span, exact } of piece.within) {
          if (exact) expect(texts.get(span.file)?.slice(span.start, span.end)).toBe(text);
        }
      });
    }),
    { numRuns: 300 },
  );
});

test("columns and reads stand at their places in the author's text", () => {
  const sql = '---toml\nintent = "@"\n---\nSELECT @plus(a, 1) AS s, b\nFROM @all(base)';
  const { model } = compiled({ sql, macros: `${macros}\nmacro all(r) { SELECT * FROM @r }` });
  expect(model.sql).toBe("SELECT @plus(a, 1) AS s, b\nFROM @all(base)");
  expect(model.columns.map(({ span }) => sql.slice(span?.start, span?.end))).toEqual(["@plus(a, 1)", "b"]);
  expect(model.reads.map(({ span }) => sql.slice(span.start, span.end))).toEqual(["base"]);
  expect(model.dependsOn).toEqual(["base"]);
});

test("what runs is the expanded text with physical names, and its places lead back", () => {
  const sql = "SELECT @plus(a, b) AS s FROM base WHERE word=@var(v)";
  const { model } = compiled({ sql, macros, variables: { v: "it's" } });
  const target = { schema: "odd schema", table: "Base" };
  const physical = physicalSql(model, { dialect, openCatalog: "dev", targetOf: () => target });
  expect(physical.text).toBe(`SELECT (a + /* y */ b) AS s FROM dev."odd schema".Base WHERE word= 'it''s'`);
  const textAt = (needle: string): string => {
    const { span } = authorPlaceOf(model, physical, physical.text.indexOf(needle));
    return sql.slice(span.start, span.end);
  };
  expect(textAt("b)")).toBe("b");
  expect(textAt("+")).toBe("@plus(a, b)");
  expect(textAt("odd")).toBe("base");
  expect(textAt("WHERE")).toBe("WHERE");
  expect(textAt("'it")).toBe("@var(v)");
});

test("the ends of an interval are left for those who build it, also in a macro", () => {
  const macros = "macro within(x: column) { @x >= @start_date AND @x < @end_date }";
  const { result, model } = compiled({ sql: "SELECT a FROM base WHERE @within(a)", macros });
  expect(model.expansion?.sql).toBe("SELECT a FROM base WHERE (a >= @start_date AND a < @end_date)");
  expect(result.diagnostics.map((found) => found.code)).not.toContain("W212");
});

test("a finding in an argument that is used twice is told once", () => {
  const { result } = compiled({
    sql: "SELECT @twice(nope) AS x FROM base",
    macros: "macro twice(x) { @x + @x }",
  });
  expect(result.diagnostics.map((found) => found.code)).toEqual(["E048"]);
});

test("macros that grow without end are stopped", () => {
  const chain = Array.from({ length: 40 }, (_, i) => `macro m${i}(x) { @m${i + 1}(@x) }`).join("\n");
  const wide = Array.from({ length: 25 }, (_, i) => `macro w${i}() { @w${i + 1}() + @w${i + 1}() }`).join(
    "\n",
  );
  const doubled = `${"@twice(".repeat(18)}1${")".repeat(18)}`;
  for (const call of ["@m0(1)", "@w0()", doubled]) {
    const given: Given = {
      sql: `SELECT ${call} AS x`,
      macros: `${chain}\n${wide}\nmacro w25() { 1 }\nmacro twice(x) { @x + @x }`,
    };
    expect(compiled(given).result.diagnostics.map((found) => found.code)).toContain("E217");
  }
});

const soup = fc
  .array(
    fc.constantFrom(
      ..."@ @m( @var( x ) , { } {x} @x -- @macro macro m(x) -> expr ' \" \n ; SELECT FROM 1 /* */ $$ : <@ ( [ ]".split(
        " ",
      ),
      " ",
    ),
    { maxLength: 30 },
  )
  .map((words) => words.join(""));

test(
  "compile never throws whatever macros and calls look like, and spans lie inside their files",
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(soup, soup, soup, (block, file, model) => {
        const files = [
          { path: "macros/a.sql-macro", text: `macro m(x) { @x }\n${block}` },
          { path: "macros/b.sql", text: `-- @macro n(x)\n{x}\n${file}` },
          { path: "models/m.sql", text: `SELECT @m(1) AS ok, ${model}` },
        ];
        const texts = new Map(files.map((each) => [each.path, each.text]));
        const { diagnostics } = compile({ files, options: { variables: { x: "1" } } });
        for (const { span, related = [] } of diagnostics) {
          for (const place of [...(span === undefined ? [] : [span]), ...related.map((r) => r.span)]) {
            expect(place.start).toBeLessThanOrEqual(place.end);
            expect(place.end).toBeLessThanOrEqual(texts.get(place.file)?.length ?? -1);
          }
        }
      }),
      { numRuns: 2000 },
    );
  },
);
