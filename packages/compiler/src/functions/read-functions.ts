import type { Column, Diagnostic, SqlType } from "@rocky/ir";
import {
  parseTypeName,
  printType,
  type DeclaredFunction,
  type DeclaredParameter,
  type Dialect,
} from "@rocky/sql";
import { checkDocument, isTable } from "../config/shape.ts";
import { report } from "../diagnostics.ts";
import type { SourceFile } from "../source-file.ts";
import { readToml, type TomlDocument, type TomlPath } from "../toml/document.ts";
import { functionsFile, functionsShape, nullRules } from "./functions-shape.ts";

/** The declared functions, with what is wrong about their file. A declaration that is wrong is left out. */
export interface FunctionsReading {
  readonly functions: readonly DeclaredFunction[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The functions that a project declares. */
export function functionsOf(
  files: readonly SourceFile[],
  dialect: Dialect,
  environment: Readonly<Record<string, string | undefined>>,
): FunctionsReading {
  const file = files.find(({ path }) => path === functionsFile);
  return file === undefined ? { functions: [], diagnostics: [] } : readFunctions(file, dialect, environment);
}

/** Reads `functions.toml`. Never throws. */
export function readFunctions(
  file: SourceFile,
  dialect: Dialect,
  environment: Readonly<Record<string, string | undefined>> = {},
): FunctionsReading {
  const document = readToml({ file: file.path, text: file.text, offset: 0 }, environment);
  const diagnostics: Diagnostic[] = [
    ...document.diagnostics,
    ...checkDocument(document, functionsShape, "error"),
  ];
  const written = document.value["function"];
  const found: Found[] = [];
  for (const [i, value] of (Array.isArray(written) ? written : []).entries()) {
    const reading: Reading = { document, dialect, diagnostics, path: ["function", i] };
    const declared = isTable(value) ? declarationOf(reading, value) : undefined;
    if (declared === undefined) continue;
    const elsewhere = found.find((each) => isElsewhere(each.declared, declared));
    if (elsewhere !== undefined) {
      const problem = "is declared in another schema already; only one of them can be";
      const at = document.valueSpan([...reading.path, "name"]);
      const related = [{ span: elsewhere.place, message: "the first one" }];
      diagnostics.push(report.functionDeclaration(at, { name: declared.name, problem }, { related }));
      continue;
    }
    const before = found.find((each) => isDuplicate(each.declared, declared, dialect));
    const place = document.valueSpan([...reading.path, "name"]);
    if (before !== undefined) {
      const { name } = declared;
      const related = [{ span: before.place, message: "the first one" }];
      diagnostics.push(report.duplicateFunction(place, { name }, { related }));
      continue;
    }
    if (!found.some((each) => each.declared.name.toLowerCase() === declared.name.toLowerCase())) {
      diagnostics.push(...clashes(declared, place, dialect));
    }
    found.push({ declared, place });
  }
  return { functions: found.map(({ declared }) => declared), diagnostics };
}

interface Found {
  readonly declared: DeclaredFunction;
  readonly place: Diagnostic["span"] & object;
}

interface Reading {
  readonly document: TomlDocument;
  readonly dialect: Dialect;
  readonly diagnostics: Diagnostic[];
  readonly path: TomlPath;
}

type Table = Readonly<Record<string, unknown>>;

function clashes(declared: DeclaredFunction, place: Found["place"], dialect: Dialect): readonly Diagnostic[] {
  const { functions } = dialect;
  const { name } = declared;
  const isOwn =
    declared.kind === "table" ? functions.isTableFunction(name) : functions.lookup(name) !== undefined;
  return isOwn ? [report.engineFunction(place, { name, engine: dialect.name })] : [];
}

function isElsewhere(a: DeclaredFunction, b: DeclaredFunction): boolean {
  return a.name.toLowerCase() === b.name.toLowerCase() && a.schema?.toLowerCase() !== b.schema?.toLowerCase();
}

/** Overloads of one name differ in kind of place or in their parameters' types. */
function isDuplicate(a: DeclaredFunction, b: DeclaredFunction, dialect: Dialect): boolean {
  const shape = ({ parameters, rest }: DeclaredFunction): string =>
    [...parameters, rest]
      .map((each) => (each?.type === undefined ? String(each === undefined) : printType(each.type, dialect)))
      .join();
  return (
    a.name.toLowerCase() === b.name.toLowerCase() &&
    (a.kind === "table") === (b.kind === "table") &&
    (a.kind !== b.kind || shape(a) === shape(b))
  );
}

function declarationOf(reading: Reading, value: Table): DeclaredFunction | undefined {
  const before = reading.diagnostics.length;
  const { name } = value;
  if (typeof name !== "string" || name === "") return undefined;
  const kind = value["kind"] === "aggregate" || value["kind"] === "table" ? value["kind"] : "scalar";
  const written = Array.isArray(value["parameters"]) ? value["parameters"] : [];
  const parameters = written.map((parameter: unknown, i) =>
    parameterOf(reading, parameter, ["parameters", i]),
  );
  const rest =
    value["variadic"] === undefined ? undefined : parameterOf(reading, value["variadic"], ["variadic"]);
  const returns = value["returns"] === undefined ? undefined : typeAt(reading, value["returns"], ["returns"]);
  const nulls = nullRules.find((rule) => rule === value["nulls"]) ?? "nullable";
  const { name: engine, functions } = reading.dialect;
  const problem = functions.isSyntaxCall(name)
    ? `cannot be called: ${engine} reads ${name}(…) by its grammar and looks for no function`
    : problemOf({ kind, value, parameters, nulls });
  if (problem !== undefined) {
    const place = reading.document.valueSpan([...reading.path, "name"]);
    reading.diagnostics.push(report.functionDeclaration(place, { name, problem }));
  }
  if (reading.diagnostics.length > before) return undefined;
  return {
    name,
    ...(typeof value["schema"] === "string" ? { schema: value["schema"] } : {}),
    kind,
    parameters,
    ...(rest === undefined ? {} : { rest }),
    ...(returns === undefined ? {} : { returns }),
    columns: columnsOf(reading, value["columns"]),
    nulls,
    deterministic: value["deterministic"] !== false,
  };
}

interface Declaration {
  readonly kind: DeclaredFunction["kind"];
  readonly value: Table;
  readonly parameters: readonly DeclaredParameter[];
  readonly nulls: (typeof nullRules)[number];
}

const needsRows: ReadonlySet<string> = new Set(["no-rows", "no-input"]);
const ofArguments: ReadonlySet<string> = new Set(["strict", "coalesce"]);

/** What keeps the parts of a declaration from meaning anything together. */
function problemOf({ kind, value, parameters, nulls }: Declaration): string | undefined {
  if (kind === "table" && namesIn(value["columns"]).length === 0)
    return "needs columns, since it is a table function";
  if (kind === "table" && value["returns"] !== undefined) return "has columns, so it cannot have returns";
  if (kind !== "table" && value["returns"] === undefined) return "needs returns, the type of its result";
  if (kind !== "table" && value["columns"] !== undefined) return "has columns, so its kind must be table";
  if (kind === "scalar" && needsRows.has(nulls)) return `has nulls = "${nulls}", which only aggregates have`;
  if (kind === "aggregate" && ofArguments.has(nulls))
    return `has nulls = "${nulls}", which aggregates cannot have`;
  const column = twice(namesIn(value["columns"]));
  if (column !== undefined) return `has two columns called ${column}`;
  const parameter = twice(namesIn(value["parameters"]));
  if (parameter !== undefined) return `has two parameters called ${parameter}`;
  const firstOptional = parameters.findIndex(({ optional }) => optional === true);
  const later = firstOptional < 0 ? [] : parameters.slice(firstOptional);
  return later.some(({ optional }) => optional !== true)
    ? "has a parameter that is needed after one that is optional"
    : undefined;
}

function namesIn(written: unknown): readonly string[] {
  return (Array.isArray(written) ? written : []).flatMap((each: unknown) =>
    isTable(each) && typeof each["name"] === "string" ? [each["name"]] : [],
  );
}

/** A name that stands there before; case does not count. */
function twice(names: readonly string[]): string | undefined {
  const folded = names.map((name) => name.toLowerCase());
  return names.find((_, i) => folded.indexOf(folded[i] ?? "") < i);
}

function parameterOf(reading: Reading, value: unknown, path: TomlPath): DeclaredParameter {
  if (!isTable(value)) return typed(typeAt(reading, value, path));
  const { name, optional } = value;
  return {
    ...(typeof name === "string" ? { name } : {}),
    ...typed(value["type"] === undefined ? undefined : typeAt(reading, value["type"], [...path, "type"])),
    ...(optional === true ? { optional } : {}),
  };
}

function typed(type: SqlType | undefined): DeclaredParameter {
  return type === undefined ? {} : { type };
}

/** The type that a text names; `undefined` for ANY and for what is no type, which is reported. */
function typeAt(
  { document, dialect, diagnostics, path: at }: Reading,
  text: unknown,
  path: TomlPath,
): SqlType | undefined {
  if (
    typeof text !== "string" ||
    text.trim() === "" ||
    (text.toUpperCase() === "ANY" && path[0] !== "returns")
  ) {
    return undefined;
  }
  const type = parseTypeName(text, dialect);
  if (type === undefined)
    diagnostics.push(report.functionType(document.valueSpan([...at, ...path]), { type: text }));
  return type;
}

function columnsOf(reading: Reading, value: unknown): readonly Column[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((column: unknown, i): readonly Column[] => {
    if (!isTable(column) || typeof column["name"] !== "string") return [];
    const type = typeAt(reading, column["type"], ["columns", i, "type"]);
    if (type === undefined) return [];
    return [
      { name: column["name"], type, nullability: column["nullable"] === false ? "not-null" : "nullable" },
    ];
  });
}
