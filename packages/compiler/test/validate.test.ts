import { compile, validate, type ValidationMessage } from "@rocky/compiler";
import { expect, test } from "vitest";

type Files = Readonly<Record<string, string>>;

const model: Files = { "models/m.sql": "SELECT 1 AS id\n" };
const adapter = '[adapter]\ntype = "duckdb"\npath = "dev.duckdb"\n';
const pipeline = '[pipeline.main]\ntype = "transformation"\n';

function validated(files: Files): {
  readonly valid: boolean;
  readonly messages: readonly ValidationMessage[];
} {
  const input = { files: Object.entries(files).map(([path, text]) => ({ path, text })) };
  return validate(compile(input), input);
}

/** Messages but those that something is in order, with the text at their place. */
function said(files: Files): readonly string[] {
  return validated(files)
    .messages.filter(({ severity }) => severity !== "ok")
    .map(({ severity, code, span, field = "" }) => {
      const place = span === undefined ? "" : (files[span.file] ?? "").slice(span.start, span.end);
      return `${severity} ${code} ${field} «${place}»`.replaceAll("\n", "⏎");
    });
}

function config(text: string): Files {
  return { ...model, "rocky.toml": text };
}

test("a project that is in order says what is in order, and nothing else", () => {
  const { valid, messages } = validated(config(adapter + pipeline));
  expect(valid).toBe(true);
  expect(messages.map(({ severity, code, message }) => `${severity} ${code} ${message}`)).toEqual([
    "ok V001 rocky.toml can be read.",
    "ok V010 The adapter default is duckdb.",
    "ok V020 The pipeline main builds 1 model.",
    "ok V030 1 model is loaded.",
    "ok V031 No model needs itself.",
  ]);
});

test.each([
  ["V001", `${adapter}${pipeline}modles = "x"\n`, "error V001 pipeline.main.modles «modles»"],
  ["V001", '[adapter\ntype = "duckdb"\n', "error V001"],
  ["V001", '[adapter]\ntype = "duckdb"\npath = "${NOWHERE}"\n', "error V001 adapter.path «${NOWHERE}»"],
  ["V010", pipeline, "warn V010  «»"],
  ["V017", '[adapter]\ntype = "duckbd"\n', 'error V017 adapter.type «"duckbd"»'],
  ["V017", '[adapter]\ntype = "trino"\n', 'error V017 adapter.type «"trino"»'],
  ["V020", adapter, "warn V020  «»"],
  [
    "V021",
    `${adapter}[pipeline.c]\ntype = "replication"\nsource = { schema_pattern = { components = ["id"] } }\n`,
    'error V021 pipeline.c.source.schema_pattern.components.0 «"id"»',
  ],
  [
    "V022",
    `${adapter}[pipeline.c]\ntype = "replication"\nsource = { adapter = "x" }\n`,
    'error V022 pipeline.c.source.adapter «"x"»',
  ],
  [
    "V023",
    `${adapter}${pipeline}target = { adapter = "x" }\n`,
    'error V023 pipeline.main.target.adapter «"x"»',
  ],
  [
    "V024",
    `${adapter}[pipeline.c]\ntype = "replication"\nsource = { discovery = { adapter = "x" } }\n`,
    'error V024 pipeline.c.source.discovery.adapter «"x"»',
  ],
  ["V025", `${adapter}${pipeline}models = "sql/**"\n`, 'warn V025 pipeline.main.models «"sql/**"»'],
  [
    "V028",
    `${adapter}[pipeline.s]\ntype = "snapshot"\nunique_key = []\n`,
    "error V028 pipeline.s.unique_key «[]»",
  ],
  ["V028", `${adapter}[pipeline.s]\ntype = "snapshot"\n`, "error V028 pipeline.s «pipeline.s»"],
  ["V029", `${adapter}${pipeline}depends_on = ["x"]\n`, 'error V029 pipeline.main.depends_on.0 «"x"»'],
  [
    "V030",
    `${adapter}${pipeline}depends_on = ["main"]\n`,
    "error V030 pipeline.main.depends_on «depends_on»",
  ],
  [
    "V032",
    `${adapter}[adapter.b]\ntype = "manual"\n`.replace("[adapter]", "[adapter.a]"),
    "error V032 adapter.b «adapter.b»",
  ],
  [
    "V033",
    `[adapter.b]\ntype = "manual"\nkind = "discovery"\n${pipeline}target = { adapter = "b" }\n`,
    'error V033 pipeline.main.target.adapter «"b"»',
  ],
  ["V034", `${adapter}${pipeline}checks = { row_count = true }\n`, "warn V034 pipeline.main.checks «checks»"],
  [
    "V035",
    `${adapter}[pipeline.c]\ntype = "replication"\nstrategy = "append"\n`,
    'error V035 pipeline.c.strategy «"append"»',
  ],
  [
    "V036",
    `${adapter}${pipeline}schedule = { cron = "daily" }\n`,
    'error V036 pipeline.main.schedule.cron «"daily"»',
  ],
  ["V036", `${adapter}[schedule]\ntimezone = "Mars"\n`, 'error V036 schedule.timezone «"Mars"»'],
  [
    "V037",
    `${adapter}${pipeline}schedule = { catchup = "all" }\n`,
    'error V037 pipeline.main.schedule.catchup «"all"»',
  ],
  [
    "V039",
    `${adapter}${pipeline}schedule = { after = ["x"] }\n`,
    'error V039 pipeline.main.schedule.after.0 «"x"»',
  ],
  [
    "V042",
    `${adapter}${pipeline}schedule = { after = ["main"] }\n`,
    "error V042 pipeline.main.schedule «schedule»",
  ],
  ["V046", `${adapter}[role.a]\ninherits = ["a"]\n`, "error V046 role.a.inherits «inherits»"],
  ["V046", `${adapter}[state]\nbackend = "s3"\n`, "warn V046 state «state»"],
  ["V047", `${adapter}${pipeline}models = "../m"\n`, 'error V047 pipeline.main.models «"../m"»'],
  ["L004", `${adapter}[state]\nbackend = "local"\n`, "lint L004 state.backend «backend»"],
  [
    "L006",
    `${adapter}${pipeline}[pipeline.main.target.governance]\nauto_create_schemas = false\n`,
    "lint L006 pipeline.main.target.governance.auto_create_schemas «auto_create_schemas»",
  ],
  [
    "L007",
    `${adapter}${pipeline}target = { adapter = "default" }\n`,
    "lint L007 pipeline.main.target.adapter «adapter»",
  ],
])("%s of %j", (code, text, expected) => {
  const found = said(config(text));
  expect(found.filter((each) => each.includes(` ${code} `))).toContainEqual(
    expect.stringContaining(expected),
  );
  expect(validated(config(text)).valid).toBe(!found.some((each) => each.startsWith("error")));
});

const base: Files = { "rocky.toml": adapter + pipeline };

test.each([
  [
    "a model whose configuration is broken",
    { ...model, "models/m.toml": "name =" },
    ["error V030 name «name =»"],
  ],
  ["an unknown setting of a model", { ...model, "models/m.toml": 'naem = "m"\n' }, ["warn V030 naem «naem»"]],
  [
    "models in a circle",
    { "models/a.sql": "SELECT id FROM b", "models/b.sql": "SELECT id FROM a" },
    [expect.stringContaining("error V031")],
  ],
  [
    "a dependency that does not exist",
    { ...model, "models/m.toml": 'depends_on = ["n"]\n' },
    ['error V031 depends_on.0 «"n"»'],
  ],
  [
    "a lockfile that is broken",
    { ...model, "schemas.lock.toml": "version = 9\n" },
    [expect.stringMatching(/V046/)],
  ],
  ["a name like the file", { ...model, "models/m.toml": 'name = "m"\n' }, ["lint L001 name «name»"]],
  ["another name", { ...model, "models/m.toml": 'name = "n"\n' }, []],
  [
    "a table like the model",
    { ...model, "models/m.toml": '[target]\ntable = "m"\n' },
    ["lint L002 target.table «table»"],
  ],
  ["what a query says", { "models/m.sql": "SELECT nothing FROM nowhere.at_all" }, []],
])("%s", (_, files, expected) => {
  expect(said({ ...base, ...files })).toEqual(expected);
});

test("a name that comes from the environment is not superfluous", () => {
  const files = { ...base, ...model, "models/m.toml": 'name = "${NAME:-m}"\n' };
  expect(said(files)).toEqual([]);
});

test("three models of a folder that repeat a target are told of _defaults.toml, two are not", () => {
  const models = (count: number): Files =>
    Object.fromEntries(
      ["a", "b", "c"].slice(0, count).flatMap((name) => [
        [`models/${name}.sql`, "SELECT 1 AS id"],
        [`models/${name}.toml`, '[target]\nschema = "marts"\n'],
      ]),
    );
  expect(said({ ...base, ...models(2) })).toEqual([]);
  expect(said({ ...base, ...models(3) })).toEqual(["lint L003 target.schema «schema»"]);
});

test("the worst comes first", () => {
  const severities = validated(
    config(`${adapter}[state]\nbackend = "local"\n[gc]\nphysical = 1\n`),
  ).messages.map(({ severity }) => severity);
  const ranks = severities.map((severity) => ["error", "warn", "lint", "ok"].indexOf(severity));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(new Set(severities).size).toBe(4);
});

test("many findings in one file, and keys of many parts, are read to an end", () => {
  const wrong = Array.from({ length: 3000 }, (_, i) => `x${i} = 1`).join("\n");
  expect(validated(config(wrong)).messages.filter(({ code }) => code === "V001")).toHaveLength(3000);
  expect(validated(config(`${"a.".repeat(30_000)}b = 1`)).valid).toBe(false);
});
