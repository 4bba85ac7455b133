import { parseTypeName, quoteIdentifier, type Dialect } from "@rocky/sql";
import type { Column } from "@rocky/ir";
import type { Random } from "../random.ts";
import { columnTypes, constant } from "./values.ts";

/** A table with random columns. */
export interface Table {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** Columns whose values are unique together, NULLs aside; empty for no key. */
  readonly key: readonly string[];
}

export interface TableColumn {
  readonly name: string;
  /** The type as DuckDB writes it. */
  readonly type: string;
  readonly notNull: boolean;
}

const names = "id k a b c d name amount status at x y Up select tags item"
  .split(" ")
  .concat("a b", "c.d", "ä");

/** Tables that share some names, so that USING and NATURAL find partners. */
export function randomTables(random: Random, count: number): readonly Table[] {
  const usual = new Map(names.map((name) => [name, random.pick(columnTypes)]));
  return Array.from({ length: count }, (_, i) => {
    const width = 2 + random.int(7);
    const chosen = new Map<string, TableColumn>();
    if (random.chance(0.8))
      chosen.set("id", { name: "id", type: random.pick(["INTEGER", "BIGINT"]), notNull: random.chance(0.7) });
    while (chosen.size < width) {
      const name = random.pick(names);
      if (chosen.has(name)) continue;
      const type = (random.chance(0.8) ? usual.get(name) : undefined) ?? random.pick(columnTypes);
      chosen.set(name, { name, type, notNull: random.chance(0.3) });
    }
    const columns = [...chosen.values()];
    const isNumber = /^(INTEGER|BIGINT|DOUBLE|DECIMAL.*)$/.test(chosen.get("id")?.type ?? "");
    const key = isNumber && random.chance(0.6) ? ["id"] : [];
    return { name: `t${i}`, columns, key };
  });
}

/** The statements that make a table and fill it with a few rows, NULLs among them. */
export function tableScript(table: Table, random: Random, dialect: Dialect): readonly string[] {
  const columns = table.columns.map(
    (column) => `${quoteIdentifier(column.name, dialect)} ${column.type}${column.notNull ? " NOT NULL" : ""}`,
  );
  const create = `CREATE TABLE ${table.name} (${columns.join(", ")})`;
  const rows = Array.from({ length: random.int(9) }, (_, row) => rowOf(table, { row, random, dialect }));
  return rows.length === 0 ? [create] : [create, `INSERT INTO ${table.name} ${rows.join(" UNION ALL ")}`];
}

function rowOf(
  table: Table,
  { row, random, dialect }: { readonly row: number; readonly random: Random; readonly dialect: Dialect },
): string {
  const cells = table.columns.map((column) => {
    if (table.key.includes(column.name)) {
      return `CAST(${column.notNull || random.chance(0.7) ? row : "NULL"} AS ${column.type})`;
    }
    const type = parseTypeName(column.type, dialect);
    if (type === undefined) throw new Error(`${column.type} is not a type`);
    const value = !column.notNull && random.chance(0.35) ? "NULL" : constant(type, random);
    return `CAST(${value} AS ${column.type})`;
  });
  return `SELECT ${cells.join(", ")}`;
}

/** The columns as our binder gets them. */
export function columnsOf(table: Table, dialect: Dialect): readonly Column[] {
  return table.columns.map((column) => {
    const type = parseTypeName(column.type, dialect);
    if (type === undefined) throw new Error(`${column.type} is not a type`);
    return { name: column.name, type, nullability: column.notNull ? "not-null" : "nullable" };
  });
}
