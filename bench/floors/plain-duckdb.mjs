// Sends statements to a database file through the client of DuckDB, one after the other, and nothing else.
//   node bench/floors/plain-duckdb.mjs <database> <file of statements>
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { argv, stdout } from "node:process";

const requireOfAdapter = createRequire(
  new URL("../../packages/adapter-duckdb/package.json", import.meta.url),
);
const { DuckDBInstance } = requireOfAdapter("@duckdb/node-api");
const [, , database, file] = argv;
const statements = JSON.parse(readFileSync(file, "utf8"));
const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
for (const statement of statements) await connection.run(statement);
connection.closeSync();
instance.closeSync();
stdout.write(`${statements.length}\n`);
