import type { Catalog, ColumnEdge, Diagnostic, ModelColumn, ModelKey } from "@rocky/ir";
import {
  describeQuery,
  distinctNames,
  printType,
  withFunctions,
  type DeclaredFunction,
  type DialectName,
  type DialectSettings,
} from "@rocky/sql";
import { dialectNamed } from "./dialect-named.ts";
import { tableResolver } from "./table-resolver.ts";

/** What is known about a query before it runs. */
export interface QueryDescription {
  readonly columns: readonly ModelColumn[];
  /** Whether `columns` is all of them. */
  readonly complete: boolean;
  /** Why it is not complete. */
  readonly reason?: string;
  /** What tells the rows apart, as far as it is known; columns are called as in a table made of the query. */
  readonly keys: readonly ModelKey[];
  readonly edges: readonly ColumnEdge[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How queries are described. */
export interface DescribeOptions extends DialectSettings {
  /** `duckdb` unless told. */
  readonly dialect?: DialectName;
  /** The tables that queries may read; what is not among them is unknown, not wrong. */
  readonly tables?: Catalog;
  /** Functions that the database has beside those of its engine. */
  readonly functions?: readonly DeclaredFunction[];
  /** The name of the query in spans; `query` unless told. */
  readonly file?: string;
}

/** The spelling of a type that the engine itself prints. */
export function typeName(type: ModelColumn["type"], dialect: DialectName = "duckdb"): string {
  return printType(type, dialectNamed(dialect));
}

/** Names, types, nullability and origin of a query's columns, without a project and without a warehouse. */
export function describe(sql: string, options: DescribeOptions = {}): QueryDescription {
  return queryDescriber(options)(sql);
}

/** The same as {@link describe} for many queries over the same tables. */
export function queryDescriber(options: DescribeOptions = {}): (sql: string) => QueryDescription {
  const dialect = withFunctions(dialectNamed(options.dialect ?? "duckdb", options), options.functions ?? []);
  const resolve = tableResolver(options.tables ?? { tables: [] });
  return (sql) => {
    const bound = describeQuery(sql, { dialect, file: options.file ?? "query", resolve });
    const names = distinctNames(
      dialect,
      bound.columns.map((column) => column.name),
    );
    const keys = bound.keys.map((key) => ({ ...key, columns: key.columns.map((at) => names[at] ?? "") }));
    return { ...bound, keys };
  };
}
