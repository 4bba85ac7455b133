import { nearestNames, type Diagnostic, type Span } from "@rocky/ir";
import { checkTableAt, isTable } from "../config/shape.ts";
import { report } from "../diagnostics.ts";
import type { TomlDocument, TomlPath } from "../toml/document.ts";
import { definitionShape, testShape, testTypes, useTestShape } from "./test-types.ts";

/** A test as it is written, complete but not yet understood. */
export interface WrittenTest {
  readonly type: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where the test is written: in the model's configuration. */
  readonly span: Span;
  /** The place of a setting, wherever it is written. */
  readonly spanOf: (key: string) => Span;
  /** A setting that is a text, as it stands in its file. */
  readonly document: (key: string) => { readonly document: TomlDocument; readonly path: TomlPath };
}

/** The tests of one model with what is wrong about how they are written. */
export interface TestsReading {
  readonly tests: readonly WrittenTest[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `[[tests]]` and `[[use_test]]` of a model's configuration. `definitions`: `test_definitions.toml` of its folder. */
export function readTests(own: TomlDocument, definitions: TomlDocument | undefined): TestsReading {
  const diagnostics: Diagnostic[] = [];
  const direct = listAt(own, "tests").flatMap((value, i) => readTest(own, { value, i }, diagnostics));
  const used = listAt(own, "use_test").flatMap((value, i) =>
    readUse({ own, definitions, diagnostics }, value, i),
  );
  return { tests: [...direct, ...used], diagnostics };
}

/** Checks `test_definitions.toml` itself. */
export function checkDefinitions(document: TomlDocument): readonly Diagnostic[] {
  return Object.entries(document.value).flatMap(([name, value]) => {
    const type = isTable(value) && typeof value["type"] === "string" ? value["type"] : "";
    return [
      ...checkTableAt(document, [name], definitionShape(type)),
      ...(type === "" ? [] : checkType(document, [name, "type"], type)),
    ];
  });
}

function listAt(document: TomlDocument, key: string): readonly unknown[] {
  const value = document.value[key];
  return Array.isArray(value) ? value : [];
}

function checkType(document: TomlDocument, path: TomlPath, type: string): readonly Diagnostic[] {
  if (Object.hasOwn(testTypes, type)) return [];
  const known = Object.keys(testTypes);
  const near = nearestNames(type, known);
  const help = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `There are ${known.join(", ")}.`;
  return [report.unknownTestType(document.valueSpan(path), { type }, { help })];
}

function readTest(
  document: TomlDocument,
  { value, i }: { readonly value: unknown; readonly i: number },
  diagnostics: Diagnostic[],
): readonly WrittenTest[] {
  const path = ["tests", i];
  const type = isTable(value) && typeof value["type"] === "string" ? value["type"] : "";
  const found = [
    ...checkTableAt(document, path, testShape(type)),
    ...(type === "" ? [] : checkType(document, [...path, "type"], type)),
  ];
  diagnostics.push(...found);
  if (!isTable(value) || !Object.hasOwn(testTypes, type) || found.some(isError)) return [];
  return [
    {
      type,
      settings: value,
      span: document.keySpan(path),
      spanOf: (key) => document.valueSpan([...path, key]),
      document: (key) => ({ document, path: [...path, key] }),
    },
  ];
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

interface UseReading {
  readonly own: TomlDocument;
  readonly definitions: TomlDocument | undefined;
  readonly diagnostics: Diagnostic[];
}

function readUse(reading: UseReading, use: unknown, index: number): readonly WrittenTest[] {
  const { own, definitions, diagnostics } = reading;
  const path = ["use_test", index];
  const found = checkTableAt(own, path, useTestShape);
  diagnostics.push(...found);
  if (!isTable(use) || typeof use["name"] !== "string" || found.some(isError)) return [];
  const name = use["name"];
  const definition = definitions?.value[name];
  if (definitions === undefined || !isTable(definition)) {
    const near = nearestNames(name, Object.keys(definitions?.value ?? {}));
    const help = near.length > 0 ? { help: `Did you mean ${near.join(" or ")}?` } : {};
    diagnostics.push(report.unknownDefinition(own.valueSpan([...path, "name"]), { name }, help));
    return [];
  }
  const type = definition["type"];
  if (typeof type !== "string" || !Object.hasOwn(testTypes, type)) return [];
  const settings = { ...definition, ...use, name };
  const missing = (testTypes[type]?.required ?? []).filter((key) => !Object.hasOwn(settings, key));
  if (missing.length > 0) {
    diagnostics.push(report.testSetting(own.keySpan(path), { type: name, needs: missing.join(" and ") }));
    return [];
  }
  const at = (key: string): { readonly document: TomlDocument; readonly path: TomlPath } =>
    Object.hasOwn(use, key)
      ? { document: own, path: [...path, key] }
      : { document: definitions, path: [name, key] };
  return [
    {
      type,
      settings,
      span: own.keySpan(path),
      spanOf: (key) => at(key).document.valueSpan(at(key).path),
      document: at,
    },
  ];
}
