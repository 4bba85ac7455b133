import type { Dialect } from "../dialect.ts";
import { duckdbSyntax } from "./syntax.ts";

/** DuckDB 1.5.6. */
export const duckdb: Dialect = { name: "duckdb", syntax: duckdbSyntax };
