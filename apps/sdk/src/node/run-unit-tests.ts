import { AdapterError } from "@rocky/adapter";
import { planUnitTest, type UnitTest } from "@rocky/compiler";
import { systemClock } from "@rocky/node";
import { runUnitTest, type UnitTestResult } from "@rocky/runtime";
import { dialectNamed } from "../dialect-named.ts";
import type { Compilation } from "./compile-project.ts";
import { connectTo } from "./connect-to.ts";

/** Runs unit tests, each in an empty DuckDB of its own in this process; no warehouse is touched. */
export async function* runUnitTests(
  { result, root }: Compilation,
  tests: readonly UnitTest[],
  signal: AbortSignal | undefined,
): AsyncGenerator<UnitTestResult, void> {
  if (result.dialect !== "duckdb" && tests.length > 0) {
    throw new AdapterError(
      "unsupported",
      `unit tests of models in the SQL of ${result.dialect} cannot be run yet`,
      {
        help: "they run in DuckDB, which does not know that SQL",
      },
    );
  }
  const dialect = dialectNamed(result.dialect);
  const models = new Map(result.models.map((model) => [model.name, model]));
  for (const test of tests) {
    const model = models.get(test.model);
    if (model === undefined) continue;
    const connection = await connectTo({ type: "duckdb", settings: {} }, root, { access: "write", signal });
    try {
      const plan = planUnitTest(test, model, {
        dialect,
        openCatalog: connection.currentCatalog ?? "memory",
        targetOf: (name) => models.get(name)?.target,
      });
      // The zone of the machine must not decide what a test comes to.
      await connection.execute(["SET GLOBAL TimeZone = 'UTC'"], signal);
      const options = { connection, dialect, now: systemClock };
      yield await runUnitTest(test, plan, { ...options, ...(signal === undefined ? {} : { signal }) });
    } finally {
      await connection.close();
    }
  }
}
