import { DuckDBInstance } from "@duckdb/node-api";
import { describeQuery, dialectOf, printType } from "@rocky/sql";
const c = await (await DuckDBInstance.create(":memory:")).connect();
await c.run(`create table a(id integer not null, x integer, s varchar); create table b(id bigint, y double, s varchar); create table l(n integer[], m integer[], k integer)`);
const d = dialectOf("duckdb")!;
const T: any = { a: [["id","INTEGER",false],["x","INTEGER"],["s","VARCHAR"]], b: [["id","BIGINT"],["y","DOUBLE"],["s","VARCHAR"]], l: [["n","INTEGER[]"],["m","INTEGER[]"],["k","INTEGER"]] };
const desc = (q: string) => describeQuery(q, { dialect: d, file: "q.sql", resolve: (parts) => { const k = parts.at(-1)!.toLowerCase(); const t = T[k]; return t ? { relation: k, complete: true, columns: t.map(([name, ty, nn]: any) => ({ name, type: d.types.parse(ty)!, nullability: nn === false ? "not-null" as const : "nullable" as const })) } : { relation: parts.join("."), columns: [], complete: false, reason: "unknown table" }; } });
import { readFileSync } from "node:fs";
let bad = 0, n = 0;
for (const q of readFileSync(0, "utf8").split("\n").filter(x => x.trim())) {
  n++;
  let theirs: string; try { theirs = (await c.runAndReadAll("describe " + q)).getRowsJson().map((x: any) => x[0] + " " + x[1]).join(" | "); } catch (e: any) { theirs = "ERR " + e.message.split("\n")[0]; }
  const r = desc(q); const err = r.diagnostics.filter(x => x.severity === "error");
  const ours = err.length ? "ERR " + err.map(x => x.code + " " + x.message).join("; ") : r.columns.map(c => `${c.name} ${printType(c.type, d)}`).join(" | ") + (r.complete ? "" : " INCOMPLETE " + r.reason);
  const same = ours === theirs || (ours.startsWith("ERR") && theirs.startsWith("ERR"));
  if (!same) { bad++; console.log(q, "\n  T", theirs.slice(0, 200), "\n  O", ours.slice(0, 200)); }
}
console.log(n, "queries", bad, "differ");
