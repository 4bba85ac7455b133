import { DuckDBInstance, type DuckDBConnection, type DuckDBType } from "@duckdb/node-api";
import type { SqlType } from "@rocky/ir";
import { parseTypeName, type Dialect } from "@rocky/sql";

/** DuckDB in memory, asked for the types of expressions over one table. */
export interface Oracle {
  readonly connection: DuckDBConnection;
  /** The type of an expression over the table, or the first line of DuckDB's refusal. */
  readonly typeOf: (expression: string) => Promise<LiveAnswer>;
}

export type LiveAnswer = { readonly type: SqlType } | { readonly error: string };

export async function openOracle(dialect: Dialect, table: string): Promise<Oracle> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(table);
  const typeOf = async (expression: string): Promise<LiveAnswer> => {
    try {
      const prepared = await connection.prepare(`SELECT ${expression} FROM t`);
      const type = typeFrom(prepared.columnType(0), dialect);
      prepared.destroySync();
      return { type };
    } catch (error) {
      return { error: String(error instanceof Error ? error.message : error).split("\n")[0] ?? "" };
    }
  };
  return { connection, typeOf };
}

/** The driver prints JSON as VARCHAR, so nested types are taken apart here. */
function typeFrom(type: DuckDBType, dialect: Dialect): SqlType {
  if (type.alias !== undefined && type.alias !== "") return named(type.alias, dialect);
  if ("entryTypes" in type) {
    const fields = type.entryTypes.map((entry, i) => ({
      name: type.entryNames[i] ?? "",
      type: typeFrom(entry, dialect),
    }));
    return { kind: "struct", fields };
  }
  if ("memberTypes" in type) {
    const members = type.memberTypes.map((member, i) => ({
      name: type.memberTags[i] ?? "",
      type: typeFrom(member, dialect),
    }));
    return { kind: "union", members };
  }
  if ("keyType" in type) {
    return {
      kind: "map",
      key: typeFrom(type.keyType, dialect),
      value: typeFrom(type.valueType, dialect),
    };
  }
  if ("valueType" in type) {
    const element = typeFrom(type.valueType, dialect);
    return "length" in type ? { kind: "array", element, length: type.length } : { kind: "array", element };
  }
  return named(type.toString(), dialect);
}

function named(name: string, dialect: Dialect): SqlType {
  const type = parseTypeName(name, dialect);
  if (type === undefined) throw new Error(`DuckDB names a type that is not known here: ${name}`);
  return type;
}
