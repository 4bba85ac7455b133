import {
  contractTypeNames,
  parseContractType,
  type Contract,
  type ContractColumn,
  type Written,
} from "@rocky/contracts";
import { nearestNames, type Diagnostic, type Span } from "@rocky/ir";
import type { Dialect } from "@rocky/sql";
import { contractShape } from "../config/contract-shape.ts";
import { checkDocument, isTable } from "../config/shape.ts";
import { report } from "../diagnostics.ts";
import { matcherOf } from "../project/glob.ts";
import type { SourceFile } from "../source-file.ts";
import { readToml, type TomlDocument, type TomlPath } from "../toml/document.ts";

/** A contract with the words of its file's name, for messages about the whole. */
export interface ContractFile {
  readonly contract: Contract;
  /** The path without `.contract.toml`. */
  readonly stem: string;
  /** The first line of the file. */
  readonly place: Span;
}

/** The contracts of a project with what is wrong about their files. */
export interface ContractsReading {
  /** Those of the contracts folder first, then by file. */
  readonly contracts: readonly ContractFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How contracts are found and read. */
export interface ReadContractsOptions {
  /** Patterns of the models; contracts stand beside them. */
  readonly patterns: readonly string[];
  /** A folder of contracts, which win over those beside the models. */
  readonly folder: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly dialect: Dialect;
}

const ending = ".contract.toml";

/** Reads every contract beside the models and in the folder of contracts. */
export function readContracts(files: readonly SourceFile[], options: ReadContractsOptions): ContractsReading {
  const diagnostics: Diagnostic[] = [];
  const { folder } = options;
  const isExplicit = (path: string): boolean => folder !== undefined && path.startsWith(`${folder}/`);
  const isWanted = matcherOf(options.patterns);
  const contracts = files
    .filter(({ path }) => path.endsWith(ending))
    .filter(({ path }) => {
      const stem = path.slice(0, -ending.length);
      return isExplicit(path) || isWanted(`${stem}.sql`) || isWanted(`${stem}.rocky`);
    })
    .sort((a, b) => Number(isExplicit(b.path)) - Number(isExplicit(a.path)))
    .map((file) => {
      const found: Diagnostic[] = [];
      const read = readContract(file, options, found);
      // What is wrong with a contract keeps its model from being built, and nothing else from being done.
      diagnostics.push(...found.map((diagnostic) => ({ ...diagnostic, model: read.contract.model })));
      return read;
    });
  return { contracts, diagnostics };
}

function readContract(
  file: SourceFile,
  { environment, dialect }: ReadContractsOptions,
  diagnostics: Diagnostic[],
): ContractFile {
  const document = readToml({ file: file.path, text: file.text, offset: 0 }, environment);
  diagnostics.push(...document.diagnostics, ...checkDocument(document, contractShape, "warning"));
  const stem = file.path.slice(0, -ending.length);
  const rules = isTable(document.value["rules"]) ? document.value["rules"] : {};
  if (rules["no_new_nullable"] === true) {
    diagnostics.push(
      report.notEnforced(document.keySpan(["rules", "no_new_nullable"]), { rule: "no_new_nullable" }),
    );
  }
  const written = document.value["columns"];
  const columns = Array.isArray(written) ? written : [];
  return {
    stem,
    place: { file: file.path, start: 0, end: /\r?\n|$/.exec(file.text)?.index ?? 0 },
    contract: {
      model: stem.slice(stem.lastIndexOf("/") + 1),
      file: file.path,
      columns: columns.flatMap((column: unknown, i) =>
        columnOf({ document, dialect, diagnostics }, column, i),
      ),
      required: namesOf(document, ["rules", "required"], rules["required"]),
      protected: namesOf(document, ["rules", "protected"], rules["protected"]),
    },
  };
}

interface Reading {
  readonly document: TomlDocument;
  readonly dialect: Dialect;
  readonly diagnostics: Diagnostic[];
}

function columnOf(reading: Reading, value: unknown, index: number): readonly ContractColumn[] {
  const { document } = reading;
  if (!isTable(value) || typeof value["name"] !== "string") return [];
  const path = ["columns", index];
  const type = typeOf(reading, value["type"], [...path, "type"]);
  const nullable = value["nullable"];
  return [
    {
      name: { value: value["name"], span: document.valueSpan([...path, "name"]) },
      ...(type === undefined ? {} : { type }),
      ...(typeof nullable === "boolean"
        ? { nullable: { value: nullable, span: document.valueSpan([...path, "nullable"]) } }
        : {}),
    },
  ];
}

function typeOf(reading: Reading, text: unknown, path: TomlPath): ContractColumn["type"] {
  if (typeof text !== "string") return undefined;
  const span = reading.document.valueSpan(path);
  const value = parseContractType(text, reading.dialect);
  if (value !== undefined) return { value, text, span };
  const near = nearestNames(text, contractTypeNames);
  const help =
    near.length > 0
      ? `Did you mean ${near.join(" or ")}?`
      : `Write ${contractTypeNames.slice(0, 12).join(", ")} …, or a type of ${reading.dialect.name}.`;
  reading.diagnostics.push(report.contractType(span, { type: text }, { help }));
  return undefined;
}

function namesOf(document: TomlDocument, path: TomlPath, value: unknown): readonly Written<string>[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((name: unknown, i) =>
    typeof name === "string" ? [{ value: name, span: document.valueSpan([...path, i]) }] : [],
  );
}
