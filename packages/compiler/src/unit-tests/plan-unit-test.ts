import type { CompiledModel, Target } from "@rocky/ir";
import { printName, printType, quoteIdentifier, type Dialect } from "@rocky/sql";
import { physicalName, physicalSql } from "../physical-sql.ts";
import type { Fixture, FixtureColumn, Given, UnitTest } from "./unit-test.ts";

/** Everything that a unit test does in an empty database. */
export interface UnitTestPlan {
  /** Catalogs beside the open one. */
  readonly catalogs: readonly string[];
  /** Statements that make the given tables, in order; each is to be run by itself. */
  readonly setup: readonly string[];
  /** The model's query over the given tables. */
  readonly query: string;
}

/** What a plan is made with. */
export interface PlanUnitTestOptions {
  readonly dialect: Dialect;
  readonly targetOf: (model: string) => Target | undefined;
  /** The catalog of the empty database. */
  readonly openCatalog: string;
}

/** Plans a unit test of a model: tables with the names that its query reads, and the query as it runs on a warehouse. */
export function planUnitTest(
  test: UnitTest,
  model: CompiledModel,
  options: PlanUnitTestOptions,
): UnitTestPlan {
  const { dialect, openCatalog } = options;
  const tables = test.given.map((given) => ({ given, name: tableName(given, options) }));
  const catalogs = [...new Set(tables.map(({ name }) => name[0] ?? ""))].filter(
    (name) => name !== openCatalog,
  );
  const schemas = new Set(tables.map(({ name }) => printName(name.slice(0, -1), dialect)));
  return {
    catalogs,
    setup: [
      ...[...schemas].map((schema) => `CREATE SCHEMA IF NOT EXISTS ${schema}`),
      ...tables.map(
        ({ given, name }) => `CREATE TABLE ${printName(name, dialect)} AS\n${fixtureQuery(given, dialect)}`,
      ),
    ],
    query: physicalSql(model, options).text,
  };
}

function tableName({ standsFor }: Given, { targetOf, openCatalog }: PlanUnitTestOptions): readonly string[] {
  if ("model" in standsFor) {
    const target = targetOf(standsFor.model) ?? { schema: "main", table: standsFor.model };
    return physicalName(target, openCatalog);
  }
  const { table } = standsFor;
  return table.length >= 3 ? table : [openCatalog, ...(table.length === 1 ? ["main"] : []), ...table];
}

/** The rows of a fixture as a query; every value has its column's type where that is known. */
export function fixtureQuery(fixture: Fixture, dialect: Dialect): string {
  const { columns, rows } = fixture;
  const names = columns.map((column) => quoteIdentifier(column.name, dialect)).join(", ");
  const lines = rows.length === 0 ? [columns.map(() => undefined)] : rows;
  const values = lines.map(
    (row) => `(${columns.map((column, i) => cell(column, row[i]?.sql, dialect)).join(", ")})`,
  );
  const none = rows.length === 0 ? "\nWHERE FALSE" : "";
  return `SELECT *\nFROM (VALUES\n  ${values.join(",\n  ")}\n) AS rocky_rows(${names})${none}`;
}

function cell({ type }: FixtureColumn, literal: string | undefined, dialect: Dialect): string {
  if (type === undefined) return literal ?? "NULL";
  return `CAST(${literal ?? "NULL"} AS ${printType(type, dialect)})`;
}
