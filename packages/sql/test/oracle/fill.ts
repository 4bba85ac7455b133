import type { DuckDBConnection } from "@duckdb/node-api";

const rows = 80;

/** Few different values, so that joins meet and groups have several rows. */
const samples: Readonly<Record<string, string>> = {
  BOOLEAN: "true, false",
  TINYINT: "1, 2, 3",
  UTINYINT: "0, 1, 2",
  SMALLINT: "1, 2, 3, 4, 0",
  INTEGER: "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0",
  BIGINT: "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12",
  DOUBLE: "0, 1.5, -2, 10, 99.5",
  FLOAT: "0, 1.5, -2",
  VARCHAR: "'paid', 'open', '', 'GB', '7', 'a b', 'Ada'",
  DATE: "DATE '2024-01-01', DATE '2024-01-31', DATE '2024-02-29', DATE '2023-03-15', DATE '2023-12-31'",
  TIMESTAMP:
    "TIMESTAMP '2024-01-01 10:00:00', TIMESTAMP '2024-01-01 10:20:00', TIMESTAMP '2024-02-29 23:59:59', TIMESTAMP '2023-02-28 00:00:00'",
  "TIMESTAMP WITH TIME ZONE":
    "TIMESTAMPTZ '2024-01-01 10:00:00+00', TIMESTAMPTZ '2024-02-29 23:59:59+00', TIMESTAMPTZ '2024-01-02 00:00:00+00'",
  TIME: "TIME '09:00:00', TIME '17:30:00'",
  INTERVAL: "INTERVAL 1 DAY, INTERVAL 2 HOUR",
  JSON: `'{}', 'null', '{"a": 1, "tags": ["x", "y"], "plan": "pro", "n": {"m": [1, 2]}}', '{"a": null, "tags": []}'`,
  "VARCHAR[]": "[], ['a'], ['a', NULL], ['b', 'c']",
  "INTEGER[]": "[], [1], [1, NULL, 3]",
  UUID: "UUID '00000000-0000-0000-0000-000000000001', UUID '00000000-0000-0000-0000-000000000002'",
};

/**
 * Statements that give each table of a setup its rows, the same each time. A line `-- values of <column>: …` of the
 * setup names the values of a column; the first column of a primary key counts up. Tables that the setup fills itself stay.
 */
export async function fillStatements(
  connection: DuckDBConnection,
  setup: string,
): Promise<readonly string[]> {
  const own = new Map(
    [...setup.matchAll(/^-- values of (\w+): (.+)$/gm)].map((match) => [match[1] ?? "", match[2] ?? ""]),
  );
  const named = new Set([...setup.matchAll(/^CREATE TABLE (\w+)/gim)].map((match) => match[1] ?? ""));
  for (const match of setup.matchAll(/^-- fill (\w+)$/gm)) named.add(match[1] ?? "");
  for (const match of setup.matchAll(/^INSERT INTO (\w+)/gim)) named.delete(match[1] ?? "");
  const columns = await connection.runAndReadAll(
    `SELECT c.table_name, c.column_name, c.data_type, c.is_nullable,
       EXISTS (SELECT 1 FROM duckdb_constraints() k WHERE k.table_name = c.table_name AND k.constraint_type = 'PRIMARY KEY'
         AND k.constraint_column_names = [c.column_name]) AS key
     FROM duckdb_columns() c WHERE NOT internal ORDER BY c.table_name, c.column_index`,
  );
  const cells = new Map<string, string[]>();
  for (const [table, name, type, nullable, key] of columns.getRows()) {
    if (!named.has(String(table))) continue;
    const list = cells.get(String(table)) ?? [];
    cells.set(String(table), list);
    const place = `${String(table)}.${String(name)}`;
    const isText = String(type) === "VARCHAR" || !String(type).startsWith("DECIMAL");
    const values =
      own.get(String(name)) ?? samples[String(type)] ?? (isText ? undefined : "0, 1.5, 2, 7.25, 0.1");
    if (values === undefined) throw new Error(`no sample values for ${place}`);
    if (key === true) list.push(String(type) === "VARCHAR" ? "'k' || i" : "i + 1");
    else list.push(cell(place, values, nullable === true));
  }
  return [...cells].map(
    ([table, list]) => `INSERT INTO ${table} SELECT ${list.join(", ")} FROM range(${rows}) AS counted(i)`,
  );
}

function cell(place: string, values: string, nullable: boolean): string {
  const count = `len([${values}])`;
  const chosen = `[${values}][1 + (hash(i, '${place}') % ${count})::INTEGER]`;
  return nullable ? `CASE WHEN hash('${place}', i) % 10 >= 3 THEN ${chosen} END` : chosen;
}
