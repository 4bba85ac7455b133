import type { Catalog, CompiledModel, Diagnostic, ModelKey, Nullability } from "@rocky/ir";
import type { Dialect } from "@rocky/sql";
import type { CatalogIndex } from "../resolve/catalog-index.ts";
import type { ModelIndex } from "../resolve/model-index.ts";
import type { ModelSource } from "../project/model-source.ts";
import type { ParsedModel, ReadModel } from "../resolve/parsed-model.ts";
import type { SourceFile } from "../source-file.ts";
import { readToml, type TomlDocument } from "../toml/document.ts";
import { readUnitTests } from "../unit-tests/read-unit-tests.ts";
import type { UnitTest } from "../unit-tests/unit-test.ts";
import type { ModelTest } from "./model-test.ts";
import { proveTest, type ProofInput } from "./prove-test.ts";
import { checkDefinitions, readTests } from "./read-tests.ts";
import { understandTest, type ModelLookup } from "./understand-test.ts";

/** What tests are read from and checked against. */
export interface CheckTestsInput {
  readonly files: readonly SourceFile[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly parsed: readonly ReadModel[];
  /** Reads a model again. */
  readonly read: (source: ModelSource) => ParsedModel;
  readonly models: readonly CompiledModel[];
  readonly index: ModelIndex;
  readonly catalog: CatalogIndex;
  readonly dialect: Dialect;
  /** All models, where `models` are only some of them. */
  readonly byName?: ModelLookup;
  /** The models as they are when nothing is taken on trust that a warehouse said; asked for at most once. */
  readonly withoutTrust: () => readonly CompiledModel[];
}

/** The tests of a project with what is wrong about them. */
export interface CheckedTests {
  /** In the order of models and of their files. */
  readonly tests: readonly ModelTest[];
  readonly unitTests: readonly UnitTest[];
  readonly diagnostics: readonly Diagnostic[];
  /** Which models the tests of each model ask for. */
  readonly asks: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads the tests of every model, checks them against the compiled columns, and proves what can be proved. */
export function checkTests(input: CheckTestsInput): CheckedTests {
  const diagnostics: Diagnostic[] = [];
  const definitions = definitionFiles(input, diagnostics);
  const models = new Map(input.models.map((model) => [model.name, model]));
  const sources = new Map(input.parsed.map(({ source }) => [source.name, source]));
  const queryOf = (model: string): ReturnType<ProofInput["queryOf"]> => {
    const source = sources.get(model);
    return source === undefined ? undefined : input.read(source).query;
  };
  const trusted = trustless(models, input.withoutTrust);
  const lookup = input.byName ?? models;
  const asks = new Map<string, ReadonlySet<string>>();
  const tests: ModelTest[] = [];
  const unitTests: UnitTest[] = [];
  for (const model of input.models) {
    const document = sources.get(model.name)?.configuration;
    if (document === undefined) continue;
    const folder = document.file.slice(0, document.file.lastIndexOf("/") + 1);
    const reading = readTests(document, definitions.get(`${folder}test_definitions.toml`));
    diagnostics.push(...reading.diagnostics.map((diagnostic) => ({ ...diagnostic, model: model.name })));
    const asked = new Set<string>();
    asks.set(model.name, asked);
    const context = { ...input, model, models: asking(lookup, asked), diagnostics };
    const proofs: ProofInput = { models, queryOf, index: input.index, ...trusted };
    const own = reading.tests.flatMap((written): readonly ModelTest[] => {
      const test = understandTest(context, written);
      if (test === undefined) return [];
      const proof = proveTest(written, model, proofs);
      return [{ ...test, ...(proof === undefined ? {} : { proof }) }];
    });
    tests.push(...distinctlyNamed(own));
    unitTests.push(...readUnitTests({ ...context, document }));
  }
  return { tests, unitTests, diagnostics, asks };
}

/** The lookup of one model's tests, which remembers what they ask for. */
function asking(models: ModelLookup, asked: Set<string>): ModelLookup {
  return {
    get: (name) => {
      asked.add(name);
      return models.get(name);
    },
    keys: () => models.keys(),
  };
}

function definitionFiles(
  input: CheckTestsInput,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, TomlDocument> {
  const files = input.files.filter(
    ({ path }) => path === "test_definitions.toml" || path.endsWith("/test_definitions.toml"),
  );
  return new Map(
    files.map((file) => {
      const document = readToml({ file: file.path, text: file.text, offset: 0 }, input.environment);
      diagnostics.push(...document.diagnostics, ...checkDefinitions(document));
      return [file.path, document];
    }),
  );
}

/** Two tests of one name get numbers. */
function distinctlyNamed(tests: readonly ModelTest[]): readonly ModelTest[] {
  const seen = new Map<string, number>();
  return tests.map((test) => {
    const count = (seen.get(test.name) ?? 0) + 1;
    seen.set(test.name, count);
    return count === 1 ? test : { ...test, name: `${test.name} #${count}` };
  });
}

function trustless(
  compiled: ReadonlyMap<string, CompiledModel>,
  withoutTrust: CheckTestsInput["withoutTrust"],
): Pick<ProofInput, "nullabilityOf" | "keysOf"> {
  let models: ReadonlyMap<string, CompiledModel> | undefined;
  const again = (model: string): CompiledModel | undefined => {
    models ??= new Map(withoutTrust().map((each) => [each.name, each]));
    return models.get(model);
  };
  const nullabilityOf = (model: string, column: number): Nullability => {
    const asCompiled = compiled.get(model)?.columns[column]?.nullability;
    if (asCompiled !== "not-null") return asCompiled ?? "unknown";
    return again(model)?.columns[column]?.nullability ?? "unknown";
  };
  const proved = (keys: readonly ModelKey[] | undefined): readonly ModelKey[] =>
    (keys ?? []).filter((key) => key.assumed.length === 0);
  const keysOf = (model: string): readonly ModelKey[] =>
    proved(compiled.get(model)?.keys).length === 0 ? [] : proved(again(model)?.keys);
  return { nullabilityOf, keysOf };
}

/** A catalog whose columns may all be NULL, whatever the warehouse said. */
export function nullableCatalog({ tables }: Catalog): Catalog {
  return {
    tables: tables.map((table) => ({
      ...table,
      schema: {
        ...table.schema,
        columns: table.schema.columns.map((column) => ({ ...column, nullability: "nullable" as const })),
      },
    })),
  };
}
