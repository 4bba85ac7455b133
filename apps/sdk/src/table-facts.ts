import { unknownType, type Catalog, type CatalogTable, type Column } from "@rocky/ir";
import { dialectNamed } from "./dialect-named.ts";
import { parseTypeName, storedName, type Dialect, type DialectName } from "@rocky/sql";

/** Facts about tables that could not be read, in words. */
export class TableFactsError extends Error {
  override readonly name = "TableFactsError";
}

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads facts about tables from JSON in any of these shapes:
 * `{"orders": {"id": "BIGINT"}}`, `{"orders": [{"name": "id", "type": "BIGINT", "nullable": false}]}`,
 * a list of `{"name": "orders", "columns": …}`, or `{"table": [that list]}` as in the schema lockfile.
 * Columns are nullable unless they say otherwise. Throws a {@link TableFactsError} for anything else.
 */
export function tablesFromJson(value: unknown, name: DialectName = "duckdb"): Catalog {
  const dialect = dialectNamed(name);
  const list = isMembers(value) && Array.isArray(value["table"]) ? value["table"] : value;
  if (Array.isArray(list)) return { tables: list.map((table) => tableOf(table, dialect)) };
  if (!isMembers(list)) throw new TableFactsError("expected tables with their columns");
  return {
    tables: Object.entries(list).map(([name, columns]) => tableOf({ name, columns }, dialect)),
  };
}

function tableOf(value: unknown, dialect: Dialect): CatalogTable {
  if (!isMembers(value) || typeof value["name"] !== "string") {
    throw new TableFactsError("a table needs a name and columns");
  }
  const { name, columns } = value;
  return {
    name: nameParts(name, dialect),
    schema: {
      columns: columnsOf(name, columns, dialect),
      provenance: { kind: "declared", source: "the caller" },
    },
  };
}

/** Splits a dotted name at the dots outside its quotes, and removes the quotes. */
function nameParts(name: string, dialect: Dialect): readonly string[] {
  const quote = dialect.syntax.identifierQuote;
  const pattern = new RegExp(`${quote}((?:[^${quote}]|${quote}${quote})*)${quote}|[^.${quote}]+`, "g");
  return [...name.matchAll(pattern)].map(([whole, quoted]) =>
    quoted === undefined ? whole.trim() : quoted.replaceAll(quote + quote, quote),
  );
}

function columnsOf(table: string, value: unknown, dialect: Dialect): readonly Column[] {
  if (Array.isArray(value)) return value.map((column) => columnOf(table, column, dialect));
  if (!isMembers(value)) throw new TableFactsError(`the table ${table} has no columns`);
  return Object.entries(value).map(([name, fact]) =>
    columnOf(table, isMembers(fact) ? { ...fact, name } : { name, type: fact }, dialect),
  );
}

function columnOf(table: string, value: unknown, dialect: Dialect): Column {
  if (!isMembers(value) || typeof value["name"] !== "string") {
    throw new TableFactsError(`a column of ${table} has no name`);
  }
  const { name, type, nullable } = value;
  const known = typeof type === "string" ? parseTypeName(type, dialect) : undefined;
  return {
    name: storedName(name, dialect),
    type:
      known ??
      unknownType(
        typeof type === "string" ? `\`${type}\` is not a type of ${dialect.name}` : "no type was given",
      ),
    nullability: nullable === false ? "not-null" : "nullable",
  };
}
