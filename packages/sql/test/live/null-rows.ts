import type { Column } from "@rocky/ir";
import { printType, type Dialect } from "@rocky/sql";
import type { Tables } from "../binder-tables.ts";
import type { Filling } from "./null-tables.ts";
import type { Random } from "../random.ts";

/** How the tables of the corpus are filled, beside the rows that they have: from none to more than enough. */
export const tableFillings: readonly Filling[] = [
  { rows: 0, nulls: 0 },
  { rows: 1, nulls: 1 },
  { rows: 5, nulls: 0.6 },
  { rows: 60, nulls: 0.3 },
];

/** Few different values, so that joins meet and groups have several rows. */
const samples: Readonly<Record<string, readonly string[]>> = {
  BIGINT: ["1", "2", "3", "4", "0", "-1"],
  INTEGER: ["1", "2", "0", "-3"],
  VARCHAR: ["'paid'", "'open'", "''", "'GB'", "'7'"],
  DATE: ["'2024-01-01'", "'2024-02-29'"],
  TIMESTAMP: ["'2024-01-01 10:00:00'", "'2024-02-29 23:59:59'"],
  DOUBLE: ["0", "1.5", "-2"],
  BOOLEAN: ["true", "false"],
  JSON: ["'{}'", "'null'"],
  "VARCHAR[]": ["[]", "['a']", "['a', NULL]"],
};

const filled = ["customers", "orders", "order_lines"];

/** Replaces the rows of the tables; without rows all tables are empty, but that of one row. */
export async function fillTables(
  { connection, columnsOf }: Tables,
  random: Random,
  { dialect, filling }: { readonly dialect: Dialect; readonly filling: Filling },
): Promise<void> {
  const emptied = filling.rows === 0 ? [...filled, "everything", "required"] : filled;
  for (const name of emptied) await connection.run(`DELETE FROM ${name}`);
  for (const name of filled) {
    const columns = columnsOf.get(name) ?? [];
    for (let row = 0; row < filling.rows; row++) {
      const cells = columns.map((column, i) => {
        // The first column is the key, but for the lines of orders.
        if (i === 0 && name !== "order_lines") return String(row + 1);
        if (column.nullability !== "not-null" && random.chance(filling.nulls)) return "NULL";
        return random.pick(valuesFor(column, dialect));
      });
      await connection.run(`INSERT INTO ${name} VALUES (${cells.join(", ")})`);
    }
  }
}

function valuesFor(column: Column, dialect: Dialect): readonly string[] {
  const type = printType(column.type, dialect);
  const values = type.startsWith("DECIMAL") ? ["0", "1.5", "2"] : samples[type];
  if (values === undefined) throw new Error(`no sample values for ${column.name} ${type}`);
  return values;
}
