import { unknownType, type CatalogTable, type Column, type Diagnostic } from "@rocky/ir";
import { parseTypeName, storedName, type Dialect } from "@rocky/sql";
import { isTable } from "../config/shape.ts";
import { report } from "../diagnostics.ts";
import { readToml, type TomlDocument } from "../toml/document.ts";
import { emptyLockfile, type LockedSource, type Lockfile } from "./lockfile.ts";
import { splitTableName } from "./table-name.ts";

/** A lockfile with what is wrong about it. A lockfile that cannot be used is empty. */
export interface LockfileReading {
  readonly lockfile: Lockfile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `schemas.lock.toml`. Never throws; a table that is not as it should be is left out and reported. */
export function parseLockfile(file: string, text: string, dialect: Dialect): LockfileReading {
  const document = readToml({ file, text, offset: 0 }, {});
  if (!document.ok) {
    const help = "Write it anew with `rocky discover --with-schemas`.";
    return {
      lockfile: emptyLockfile,
      diagnostics: document.diagnostics.map((diagnostic) => ({ help, ...diagnostic })),
    };
  }
  const { version } = document.value;
  if (version !== 1) {
    const problem =
      version === undefined
        ? "The lockfile has no version"
        : `The lockfile has version ${JSON.stringify(version)}, and only version 1 is understood`;
    return {
      lockfile: emptyLockfile,
      diagnostics: [report.lockfile(document.valueSpan(["version"]), { problem })],
    };
  }
  const diagnostics: Diagnostic[] = [];
  const sources = listAt(document, "source").flatMap((value, i) =>
    sourceOf(document, diagnostics, { value, i }),
  );
  const tables = listAt(document, "table").flatMap((value, i) =>
    tableOf(document, diagnostics, { value, i, dialect }),
  );
  return { lockfile: { sources, tables }, diagnostics };
}

function listAt(document: TomlDocument, key: string): readonly unknown[] {
  const value = document.value[key];
  return Array.isArray(value) ? value : [];
}

interface Item {
  readonly value: unknown;
  readonly i: number;
}

function sourceOf(
  document: TomlDocument,
  diagnostics: Diagnostic[],
  { value, i }: Item,
): readonly LockedSource[] {
  if (isTable(value)) {
    const { id, dialect, checked_at: checkedAt } = value;
    const at = timeText(checkedAt);
    if (typeof id === "string" && at !== undefined) {
      return [{ id, dialect: typeof dialect === "string" ? dialect : "duckdb", checkedAt: at }];
    }
  }
  diagnostics.push(
    report.lockfile(document.valueSpan(["source", i]), { problem: "A source needs id and checked_at" }),
  );
  return [];
}

function tableOf(
  document: TomlDocument,
  diagnostics: Diagnostic[],
  { value, i, dialect }: Item & { readonly dialect: Dialect },
): readonly CatalogTable[] {
  const path = ["table", i] as const;
  if (!isTable(value) || typeof value["name"] !== "string" || !Array.isArray(value["columns"])) {
    diagnostics.push(
      report.lockfile(document.valueSpan([...path]), { problem: "A table needs name and columns" }),
    );
    return [];
  }
  const columns = value["columns"].flatMap((column: unknown, position): readonly Column[] => {
    const made = columnOf(column, dialect);
    if (made !== undefined) return [made];
    const span = document.valueSpan([...path, "columns", position]);
    diagnostics.push(report.lockfile(span, { problem: "A column needs a name and a type" }));
    return [];
  });
  const observedAt = timeText(value["observed_at"]);
  const source = typeof value["source"] === "string" ? value["source"] : "schemas.lock.toml";
  const keys = keysOf(value["keys"]).map((key) => key.map((name) => storedName(name, dialect)));
  return [
    {
      name: splitTableName(value["name"]),
      schema: {
        columns,
        provenance: { kind: "lockfile", source, ...(observedAt === undefined ? {} : { observedAt }) },
        ...(keys.length === 0 ? {} : { keys }),
      },
    },
  ];
}

function columnOf(value: unknown, dialect: Dialect): Column | undefined {
  if (!isTable(value) || typeof value["name"] !== "string" || typeof value["type"] !== "string")
    return undefined;
  const type = parseTypeName(value["type"], dialect);
  return {
    name: storedName(value["name"], dialect),
    type: type ?? unknownType(`schemas.lock.toml says ${value["type"]}, which is not a type that is known`),
    nullability: value["nullable"] === false ? "not-null" : "nullable",
    ...(typeof value["collation"] === "string" ? { collation: value["collation"] } : {}),
  };
}

function keysOf(value: unknown): readonly (readonly string[])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((key: unknown) =>
    Array.isArray(key) && key.every((part): part is string => typeof part === "string") ? [key] : [],
  );
}

/** A TOML time as RFC 3339 in UTC, without a fraction that is zero. */
function timeText(value: unknown): string | undefined {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return undefined;
  return new Date(value.getTime()).toISOString().replace(".000Z", "Z");
}
