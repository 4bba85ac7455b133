import type { DuckDBConnection } from "@duckdb/node-api";
import type { OracleCase } from "../case.ts";
import { batchesOf } from "./batches.ts";

const types =
  "BOOLEAN TINYINT SMALLINT INTEGER BIGINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT UHUGEINT BIGNUM FLOAT DOUBLE DECIMAL DECIMAL(4,1) DECIMAL(18,3) DECIMAL(38,10) VARCHAR BLOB BIT UUID JSON DATE TIME TIMETZ TIME_NS TIMESTAMP TIMESTAMP_S TIMESTAMP_MS TIMESTAMP_NS TIMESTAMPTZ INTERVAL INTEGER[] VARCHAR[] INTEGER[][] INTEGER[3] VARIANT GEOMETRY";

const spelled = [
  "ENUM('small', 'medium', 'large')",
  "STRUCT(x INTEGER, y VARCHAR)",
  "STRUCT(y VARCHAR, x BIGINT)",
  "MAP(VARCHAR, INTEGER)",
  "UNION(n INTEGER, t VARCHAR)",
  "int2",
  "text",
  "numeric(10, 2)",
  "double precision",
  "timestamp with time zone",
  "char(3)",
];

/** Each cast that DuckDB accepts from a column of each type and from constants. */
export async function castBatches(connection: DuckDBConnection): Promise<readonly (readonly OracleCase[])[]> {
  const reader = await connection.runAndReadAll("SELECT * FROM everything LIMIT 0");
  const operands = [
    ...reader.columnNames(),
    "NULL",
    "1",
    "1.5",
    "'1'",
    "'2024-01-02'",
    "[1]",
    "[]",
    "{'x': 1, 'y': 'a'}",
  ];
  const batches: (readonly OracleCase[])[] = [];
  for (const operand of operands) {
    const expressions = [...types.split(" "), ...spelled].flatMap((type) => [
      `CAST(${operand} AS ${type})`,
      `TRY_CAST(${operand} AS ${type})`,
    ]);
    batches.push(
      ...(await batchesOf(connection, { id: `casts/${operand}`, category: "casts" }, expressions)),
    );
  }
  return batches;
}
