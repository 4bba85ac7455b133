import { nearestNames, type Column, type CompiledModel, type Diagnostic, type RelationRead } from "@rocky/ir";
import { distinctNames, printType, type Dialect } from "@rocky/sql";
import { checkTableAt, isTable } from "../config/shape.ts";
import { report } from "../diagnostics.ts";
import type { CatalogIndex } from "../resolve/catalog-index.ts";
import { nameKey } from "../resolve/model-index.ts";
import type { ModelLookup } from "../tests/understand-test.ts";
import type { TomlDocument, TomlPath } from "../toml/document.ts";
import { fixtureFits } from "./fixture-fits.ts";
import { fixtureLiteral } from "./fixture-literal.ts";
import { unitTestShape } from "./unit-test-shape.ts";
import type { Fixture, FixtureCell, FixtureColumn, Given, UnitTest } from "./unit-test.ts";

/** What unit tests are checked against. */
export interface UnitTestContext {
  readonly document: TomlDocument;
  readonly model: CompiledModel;
  readonly models: ModelLookup;
  readonly catalog: CatalogIndex;
  readonly dialect: Dialect;
  readonly diagnostics: Diagnostic[];
}

/** Reads every `[[test]]` of a model's configuration; one with an error is reported and left out. */
export function readUnitTests(context: UnitTestContext): readonly UnitTest[] {
  const { document, model } = context;
  const written = document.value["test"];
  if (!Array.isArray(written)) return [];
  const names = new Set<string>();
  return written.flatMap((value: unknown, i): readonly UnitTest[] => {
    const path = ["test", i];
    const before = context.diagnostics.length;
    add(context, checkTableAt(document, path, unitTestShape));
    if (!isTable(value) || typeof value["name"] !== "string") return [];
    if (hasError(context, before)) return [];
    const name = value["name"];
    if (names.has(name)) {
      add(context, [report.sameTestName(document.valueSpan([...path, "name"]), { model: model.name, name })]);
    }
    names.add(name);
    const test = readUnitTest(context, value, path);
    return hasError(context, before) ? [] : [{ ...test, name }];
  });
}

function add(context: UnitTestContext, found: readonly Diagnostic[]): void {
  context.diagnostics.push(...found.map((diagnostic) => ({ ...diagnostic, model: context.model.name })));
}

function hasError(context: UnitTestContext, since: number): boolean {
  return context.diagnostics.slice(since).some((diagnostic) => diagnostic.severity === "error");
}

function readUnitTest(
  context: UnitTestContext,
  value: Readonly<Record<string, unknown>>,
  path: TomlPath,
): Omit<UnitTest, "name"> {
  const { model, document } = context;
  const list = Array.isArray(value["given"]) ? value["given"] : [];
  const given = list.flatMap((each: unknown, i) =>
    isTable(each) ? readGiven(context, each, [...path, "given", i]) : [],
  );
  checkAllGiven(context, given, path);
  const expect = isTable(value["expect"]) ? value["expect"] : {};
  const expected = readFixture(context, expect["rows"], {
    path: [...path, "expect", "rows"],
    ref: model.name,
    columns: model.columns,
    complete: model.complete,
  });
  const named = new Set(
    expected.rows.flatMap((row) => row.flatMap((cell, i) => (cell === undefined ? [] : [i]))),
  );
  const keys = keysOf(expect["rows"]);
  const kept = expected.columns.flatMap((column, i) =>
    named.has(i) || keys.has(column.name.toLowerCase()) ? [i] : [],
  );
  const description = value["description"];
  return {
    model: model.name,
    ...(typeof description === "string" ? { description } : {}),
    given,
    expect: {
      columns: kept.flatMap((i) => expected.columns[i] ?? []),
      rows: expected.rows.map((row) => kept.map((i) => row[i])),
      ordered: expect["ordered"] === true,
    },
    span: document.keySpan(path),
  };
}

function keysOf(rows: unknown): ReadonlySet<string> {
  if (!Array.isArray(rows)) return new Set();
  return new Set(
    rows.flatMap((row: unknown) => (isTable(row) ? Object.keys(row) : [])).map((key) => key.toLowerCase()),
  );
}

function readGiven(
  context: UnitTestContext,
  value: Readonly<Record<string, unknown>>,
  path: TomlPath,
): readonly Given[] {
  const { model, document } = context;
  const ref = typeof value["ref"] === "string" ? value["ref"] : "";
  const read = model.reads.find((each) => means(each, ref));
  if (read === undefined) {
    const names = [...new Set(model.reads.map(refOf))];
    const near = nearestNames(ref, names);
    const help =
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : names.length > 0
          ? `It reads ${names.join(", ")}.`
          : "It reads nothing.";
    add(context, [
      report.givenUnread(document.valueSpan([...path, "ref"]), { ref, model: model.name }, { help }),
    ]);
    return [];
  }
  const schema = schemaOf(context, read);
  const fixture = readFixture(context, value["rows"], { path: [...path, "rows"], ref, ...schema });
  if (fixture.columns.length === 0) {
    add(context, [report.fixtureUntyped(document.valueSpan([...path, "ref"]), { ref, model: model.name })]);
    return [];
  }
  const standsFor = read.kind === "model" ? { model: read.relation } : { table: read.parts };
  return [{ ref, standsFor, ...fixture }];
}

/** How a test names what a model reads. */
function refOf(read: RelationRead): string {
  return read.kind === "model" ? read.relation : read.parts.join(".");
}

function means(read: RelationRead, ref: string): boolean {
  const wanted = ref.toLowerCase();
  const relation = read.relation.toLowerCase();
  return (
    relation === wanted || relation.endsWith(`.${wanted}`) || read.parts.join(".").toLowerCase() === wanted
  );
}

function checkAllGiven(context: UnitTestContext, given: readonly Given[], path: TomlPath): void {
  const { model, document } = context;
  const missing = model.reads.filter((read) => !given.some((each) => means(read, each.ref)));
  for (const ref of new Set(missing.map(refOf))) {
    if (givenRefs(document, path).some((each) => each.toLowerCase() === ref.toLowerCase())) continue;
    add(context, [report.givenMissing(document.keySpan(path), { ref, model: model.name })]);
  }
}

/** The refs as written, also those whose rows were refused. */
function givenRefs(document: TomlDocument, [key, index]: TomlPath): readonly string[] {
  const tests = document.value[String(key)];
  const test: unknown = Array.isArray(tests) ? tests[Number(index)] : undefined;
  const given = isTable(test) && Array.isArray(test["given"]) ? test["given"] : [];
  return given.flatMap((each: unknown) =>
    isTable(each) && typeof each["ref"] === "string" ? [each["ref"]] : [],
  );
}

interface KnownSchema {
  readonly columns: readonly Column[];
  readonly complete: boolean;
}

function schemaOf({ models, catalog, dialect }: UnitTestContext, read: RelationRead): KnownSchema {
  const model = models.get(read.relation);
  if (read.kind === "model" && model !== undefined) {
    const written = model.columns.map((column) => column.name);
    const stored = distinctNames(dialect, written);
    const columns = model.columns.map((column, i) => ({ ...column, name: stored[i] ?? column.name }));
    return { columns, complete: model.complete };
  }
  const table = catalog.byName.get(nameKey(read.parts));
  return table === undefined
    ? { columns: [], complete: false }
    : { columns: table.schema.columns, complete: true };
}

interface FixturePlace extends KnownSchema {
  readonly path: TomlPath;
  readonly ref: string;
}

function readFixture(context: UnitTestContext, value: unknown, place: FixturePlace): Fixture {
  const rows = (Array.isArray(value) ? value : []).map((row: unknown) => (isTable(row) ? row : {}));
  const columns = new Map<string, FixtureColumn>(
    place.columns.map(({ name, type }) => [
      name.toLowerCase(),
      type.kind === "unknown" ? { name } : { name, type },
    ]),
  );
  const cells = rows.map((row, i) => {
    const found = new Map<string, FixtureCell>();
    for (const [key, member] of Object.entries(row)) {
      const column = columns.get(key.toLowerCase());
      const at = [...place.path, i, key];
      if (column === undefined && place.complete) unknownColumn(context, place, { key, at });
      if (column?.type !== undefined && !fixtureFits(member, column.type)) {
        wrongValue(context, place, { column: { name: column.name, type: column.type }, member, at });
      }
      if (column === undefined) columns.set(key.toLowerCase(), { name: key });
      found.set(key.toLowerCase(), { sql: fixtureLiteral(member, column?.type), value: member });
    }
    return found;
  });
  const keys = [...columns.keys()];
  return { columns: [...columns.values()], rows: cells.map((row) => keys.map((key) => row.get(key))) };
}

function unknownColumn(
  context: UnitTestContext,
  place: FixturePlace,
  { key, at }: { readonly key: string; readonly at: TomlPath },
): void {
  const names = place.columns.map((column) => column.name);
  const near = nearestNames(key, names);
  const help = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `It has ${names.join(", ")}.`;
  add(context, [
    report.fixtureColumn(context.document.keySpan(at), { ref: place.ref, column: key }, { help }),
  ]);
}

interface WrongValue {
  readonly column: Required<FixtureColumn>;
  readonly member: unknown;
  readonly at: TomlPath;
}

function wrongValue(context: UnitTestContext, place: FixturePlace, { column, member, at }: WrongValue): void {
  const { document, dialect } = context;
  const needsQuotes =
    column.type.kind === "string" && ["number", "bigint", "boolean"].includes(typeof member);
  add(context, [
    report.fixtureValue(
      document.valueSpan(at),
      {
        column: column.name,
        ref: place.ref,
        type: printType(column.type, dialect),
        value: fixtureLiteral(member, undefined),
      },
      needsQuotes ? { help: "Write it in quotes." } : {},
    ),
  ]);
}
