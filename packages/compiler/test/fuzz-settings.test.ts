import { compile, countFailures, failingRows, planUnitTest } from "@rocky/compiler";
import { dialectOf } from "@rocky/sql";
import fc from "fast-check";
import { stringify } from "smol-toml";
import { expect, test } from "vitest";

const runs = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 600);
const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? Date.now() % 1_000_000_000);

/** Every word that a configuration may hold, in every place. */
const keys = fc.constantFrom(
  "type",
  "name",
  "column",
  "columns",
  "values",
  "min",
  "max",
  "pattern",
  "op",
  "cmp",
  "value",
  "kind",
  "key_expr",
  "days",
  "filter",
  "severity",
  "expression",
  "to_table",
  "to_column",
  "tests",
  "use_test",
  "test",
  "given",
  "ref",
  "rows",
  "expect",
  "ordered",
  "strategy",
  "target",
  "schema",
  "catalog",
  "table",
  "group",
  "args",
  "tags",
  "budget",
  "freshness",
  "classification",
  "format",
  "format_options",
  "partition_by",
  "cluster_by",
  "table_properties",
  "unique_key",
  "time_column",
  "granularity",
  "first_partition",
  "rules",
  "required",
  "protected",
  "nullable",
  "depends_on",
  "schema_template",
  "enforce",
  "id",
  "amount",
  "adapter",
  "pipeline",
  "mask",
  "lints",
  "P002",
  "contract",
);
const words = fc.constantFrom(
  "not_null",
  "unique",
  "accepted_values",
  "relationships",
  "expression",
  "composite",
  "aggregate",
  "merge",
  "time_interval",
  "view",
  "hour",
  "2026-01",
  "iceberg_table",
  "Int64",
  "Array<",
  "id",
  "amount",
  "a",
  "b",
  "raw.t",
  "id > ",
  "id = 'x'",
  "(",
  "'",
  '"',
  "g",
  "marts_{x}",
  "error",
  "sum",
  "gt",
  "--",
  "\u0000",
  "😀",
  "",
  "duckdb",
);
const scalar = fc.oneof(
  words,
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.string({ maxLength: 5 }),
);

interface Table {
  readonly [key: string]: unknown;
}

const { table } = fc.letrec<{ table: Table; value: unknown }>((tie) => ({
  table: fc.dictionary(keys, tie("value"), { maxKeys: 6 }),
  value: fc.oneof(
    { maxDepth: 5 },
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.array(tie("table"), { maxLength: 3 }),
    tie("table"),
  ),
}));

/** Tables that look like what people write, so that the fuzz gets behind the first check. */
const column = fc.constantFrom("id", "amount", "x", "x", "nope");
const sqlText = fc.constantFrom(
  "id > 1",
  "id = 'x'",
  "amount between 0 and 9 -- why",
  "x is null",
  "id > ",
  "nope = 1",
  "(id",
  "'",
);
const some = <T>(value: T): fc.Arbitrary<T> => fc.constant(value);
const testTable = fc
  .tuple(
    fc.oneof(
      fc.record({ type: some("not_null"), column }),
      fc.record({ type: some("unique"), column }),
      fc.record({
        type: some("accepted_values"),
        column,
        values: fc.array(scalar, { minLength: 1, maxLength: 2 }),
      }),
      fc.record({
        type: some("relationships"),
        column,
        to_table: fc.oneof(words, some("b")),
        to_column: column,
      }),
      fc.record({ type: some("expression"), expression: sqlText }),
      fc.record({ type: some("unique_expr"), key_expr: sqlText }),
      fc.record({ type: some("row_count_range"), min: fc.integer(), max: fc.integer() }),
      fc.record({ type: some("in_range"), column, min: scalar, max: scalar }),
      fc.record({ type: some("regex_match"), column, pattern: words }),
      fc.record({
        type: some("aggregate"),
        op: fc.constantFrom("sum", "count", "max"),
        column,
        cmp: fc.constantFrom("gt", "<="),
        value: scalar,
      }),
      fc.record({
        type: some("composite"),
        kind: some("unique"),
        columns: fc.array(column, { maxLength: 3 }),
      }),
      fc.record({ type: some("older_than_n_days"), column, days: fc.integer() }),
      table,
    ),
    fc.record(
      { filter: sqlText, severity: fc.constantFrom("error", "warning"), name: words },
      { requiredKeys: [] },
    ),
  )
  .map(([own, common]): Table => ({ ...own, ...common }));
const row = fc.dictionary(fc.constantFrom("id", "amount", "tags", "x"), fc.oneof(scalar, table), {
  maxKeys: 3,
});
const unitTest = fc.record({
  name: words,
  given: fc.array(
    fc.record({ ref: fc.constantFrom("b", "raw.t", "x"), rows: fc.array(row, { maxLength: 2 }) }),
    {
      maxLength: 3,
    },
  ),
  expect: fc.record({ rows: fc.array(row, { maxLength: 2 }), ordered: fc.boolean() }),
});
const sidecar = fc.oneof(
  table,
  fc.record({ tests: fc.array(testTable, { maxLength: 4 }), test: fc.array(unitTest, { maxLength: 2 }) }),
);

test(
  "no setting makes the compiler throw, and what it lets through can be written as SQL",
  { timeout: 300_000 },
  () => {
    const duckdb = dialectOf("duckdb");
    let through = 0;
    const project = fc.record({
      own: sidecar,
      contract: table,
      definitions: table,
      group: table,
      config: table,
    });
    fc.assert(
      fc.property(project, ({ own, contract, definitions, group, config }) => {
        const text = (value: Table): string => stringify(value);
        const files = [
          { path: "rocky.toml", text: `${text(config)}` },
          { path: "models/a.sql", text: "select b.id, b.amount, t.x from b join raw.t as t on t.id = b.id" },
          { path: "models/b.sql", text: "select 1 as id, 2.5 as amount, ['x'] as tags" },
          { path: "models/a.toml", text: text(own) },
          { path: "models/a.contract.toml", text: text(contract) },
          { path: "models/test_definitions.toml", text: text(definitions) },
          { path: "models/groups/g.toml", text: text(group) },
        ];
        const result = compile({ files });
        expect(JSON.stringify(compile({ files: files.toReversed() }).diagnostics)).toBe(
          JSON.stringify(result.diagnostics),
        );
        if (duckdb === undefined) throw new Error("no dialect");
        const tables = { dialect: duckdb, table: "t", other: () => "o" };
        for (const each of result.tests) {
          expect(countFailures([each], tables)).toMatch(/^SELECT/);
          failingRows(each, tables);
          through += 1;
        }
        for (const unit of result.unitTests) {
          const model = result.models.find((each) => each.name === unit.model);
          if (model === undefined) throw new Error("a test without its model");
          planUnitTest(unit, model, { dialect: duckdb, openCatalog: "memory", targetOf: () => undefined });
          through += 1;
        }
      }),
      { numRuns: runs, seed },
    );
    process.stdout.write(`fuzz of settings: ${runs} runs, seed ${seed}, ${through} tests got through\n`);
    expect(through).toBeGreaterThan(runs / 100);
  },
);
