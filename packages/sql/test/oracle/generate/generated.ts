import type { DuckDBConnection } from "@duckdb/node-api";
import type { OracleCase } from "../case.ts";
import { castBatches } from "./casts.ts";
import { features } from "./clause-features.ts";
import { clausePairs } from "./clauses.ts";
import { functionCalls } from "./functions.ts";
import { literalCases } from "./literals.ts";
import { operatorBatches, unions } from "./operators.ts";

/** Queries of one meaning; the first that DuckDB accepts, and best executes, is kept. */
export type Candidates = readonly OracleCase[];

/** Every generated query, over the setup `tables`. */
export async function* generated(connection: DuckDBConnection): AsyncGenerator<Candidates> {
  yield* await functionCalls(connection);
  yield* clausePairs(features);
  yield* literalCases();
  yield* await operatorBatches(connection);
  yield* unions();
  yield* await castBatches(connection);
}
