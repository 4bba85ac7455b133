import { AdapterError, type Connection } from "@rocky/adapter";
import { physicalName, type ModelTest, type TestTables, type UnitTest } from "@rocky/compiler";
import type { CompiledModel, Diagnostic, Target } from "@rocky/ir";
import { observe, runTableTests, targetKey, type TableTestResult, type UnitTestResult } from "@rocky/runtime";
import { printName, quoteIdentifier } from "@rocky/sql";
import { dialectNamed } from "../dialect-named.ts";
import { adapterOf } from "./adapter-of.ts";
import { builtAsWritten } from "./built-as-written.ts";
import { compileProject, type Compilation } from "./compile-project.ts";
import { connectTo } from "./connect-to.ts";
import { noSuchModel } from "./no-such-model.ts";
import type { Environment, ProjectPlace } from "./project-place.ts";
import { runUnitTests } from "./run-unit-tests.ts";
import { blockingErrors } from "./select-work.ts";
import { toBuild } from "./to-build.ts";

/** Which tests to run, and how. */
export interface TestOptions {
  /** Only the tests of this model. */
  readonly model?: string | undefined;
  /** Only unit tests, or only tests of tables; both unless told. */
  readonly only?: "unit" | "declarative" | undefined;
  /** Touch no warehouse: of the tests of tables only the proofs are told. */
  readonly offline?: boolean | undefined;
  /** Run also what the compiler proves. */
  readonly withoutProofs?: boolean | undefined;
  /** Keep the rows that fail in tables of the schema `rocky_failures`. */
  readonly storeFailures?: boolean | undefined;
  /** How many failing rows to bring along; 10 unless told. */
  readonly sampleRows?: number | undefined;
  readonly lockTimeoutMs?: number | undefined;
  readonly onWait?: ((message: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What happens while a project is tested, in order. */
export type ProjectTestEvent =
  /** Always first. */
  | { readonly kind: "compiled"; readonly compilation: Compilation }
  /** The project has errors: nothing was tested and nothing follows. */
  | { readonly kind: "refused"; readonly errors: readonly Diagnostic[] }
  | { readonly kind: "started"; readonly tests: number }
  | { readonly kind: "unit-test"; readonly result: UnitTestResult }
  | { readonly kind: "table-test"; readonly result: TableTestResult };

interface TestRequest extends TestOptions {
  readonly place: ProjectPlace;
  readonly environment: Environment;
}

/** Tests a project. Rejects with an `AdapterError` for a model it does not have, or when the warehouse cannot be opened. */
export async function* testProject(options: TestRequest): AsyncGenerator<ProjectTestEvent, void> {
  const compilation = toBuild(await compileProject(options.place, options.environment));
  yield { kind: "compiled", compilation };
  const { models, tests, unitTests } = compilation.result;
  const { model, only } = options;
  if (model !== undefined && !models.some((each) => each.name === model)) throw noSuchModel(model, models);
  const errors = blockingErrors(compilation, { command: "run", model, pipeline: undefined });
  if (errors.length > 0) {
    yield { kind: "refused", errors };
    return;
  }
  const isChosen = (test: ModelTest | UnitTest): boolean => model === undefined || test.model === model;
  const units = only === "declarative" ? [] : unitTests.filter(isChosen);
  const ofTables = only === "unit" ? [] : tests.filter(isChosen);
  yield { kind: "started", tests: units.length + ofTables.length };
  for await (const result of runUnitTests(compilation, units, options.signal))
    yield { kind: "unit-test", result };
  for await (const result of testTables(compilation, ofTables, options)) yield { kind: "table-test", result };
}

const notBuilt = "its table is not built";

async function* testTables(
  compilation: Compilation,
  tests: readonly ModelTest[],
  options: TestRequest,
): AsyncGenerator<TableTestResult, void> {
  if (tests.length === 0) return;
  const connection = options.offline === true ? undefined : await openForTests(compilation, options);
  if (connection === undefined) {
    const reason = options.offline === true ? "it needs the warehouse" : notBuilt;
    for (const test of tests) yield proofOf(test, options) ?? { test, status: "not-run", reason };
    return;
  }
  try {
    yield* testBuiltTables(compilation, tests, { connection, options });
  } finally {
    await connection.close();
  }
}

/** What the compiler says about a test, unless it is to be run all the same. */
function proofOf(test: ModelTest, { withoutProofs }: TestRequest): TableTestResult | undefined {
  if (test.proof === undefined || withoutProofs === true) return undefined;
  return { test, status: "proved", proof: test.proof };
}

/** `undefined` when there is no warehouse yet, so that nothing is built. */
async function openForTests(compilation: Compilation, options: TestRequest): Promise<Connection | undefined> {
  const { config } = compilation.result;
  const build = config.pipelines.find((pipeline) => pipeline.type === "transformation");
  const { lockTimeoutMs, onWait, signal } = options;
  const access = options.storeFailures === true ? "write" : "read";
  try {
    return await connectTo(adapterOf(config, build?.adapter), compilation.root, {
      access,
      lockTimeoutMs,
      onWait,
      signal,
    });
  } catch (error) {
    if (error instanceof AdapterError && error.code === "not-found") return undefined;
    throw error;
  }
}

interface OnWarehouse {
  readonly connection: Connection;
  readonly options: TestRequest;
}

async function* testBuiltTables(
  compilation: Compilation,
  tests: readonly ModelTest[],
  { connection, options }: OnWarehouse,
): AsyncGenerator<TableTestResult, void> {
  const { signal } = options;
  const observed = await observe(connection, signal);
  const { kinds, currentCatalog } = observed;
  const models = new Map(compilation.result.models.map((model) => [model.name, model]));
  const asWritten = await builtAsWritten(compilation, connection, observed);
  for (const [name, own] of Map.groupBy(tests, (test) => test.model)) {
    const model = models.get(name);
    if (model === undefined || !kinds.has(targetKey(model.target, currentCatalog))) {
      for (const test of own) yield proofOf(test, options) ?? { test, status: "not-run", reason: notBuilt };
      continue;
    }
    const proved = own.flatMap((test) => (asWritten.has(name) ? (proofOf(test, options) ?? []) : []));
    yield* proved;
    const rest = own.filter((test) => !proved.some((result) => result.test === test));
    yield* runTableTests(rest, {
      ...tablesOf(compilation, model, connection),
      connection,
      sampleRows: options.sampleRows ?? 10,
      ...(options.storeFailures === true ? { storeIn: storeOf(compilation) } : {}),
      ...(signal === undefined ? {} : { signal }),
    });
  }
}

function tablesOf({ result }: Compilation, model: CompiledModel, connection: Connection): TestTables {
  const dialect = dialectNamed(result.dialect);
  const targets = new Map(result.models.map((each) => [each.name, each.target]));
  const name = (target: Target): string =>
    printName(physicalName(target, connection.currentCatalog), dialect);
  return {
    dialect,
    table: name(model.target),
    other: (to) => {
      const target = "model" in to ? targets.get(to.model) : undefined;
      return target === undefined ? printName("table" in to ? to.table : [to.model], dialect) : name(target);
    },
  };
}

const failuresSchema = "rocky_failures";

function storeOf({ result }: Compilation): {
  readonly schema: string;
  readonly tableOf: (test: ModelTest) => string;
} {
  const dialect = dialectNamed(result.dialect);
  return {
    schema: failuresSchema,
    tableOf: (test) => {
      // The position tells apart what the letters do not: amount > 10 and amount < 10.
      const position = result.tests.filter((each) => each.model === test.model).indexOf(test) + 1;
      const slug = test.name.replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_+|_+$/g, "");
      return `${failuresSchema}.${quoteIdentifier(`${test.model}__${position}_${slug}`, dialect)}`;
    },
  };
}
