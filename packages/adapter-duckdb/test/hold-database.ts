import { resolve } from "node:path";
import { duckdbAdapter } from "@rocky/adapter-duckdb";

// Opens a database, says so, and holds it until a line comes in.
const [path = ""] = process.argv.slice(2);
const host = { resolvePath: (name: string) => resolve(name), onWait: () => undefined, lockTimeoutMs: 0 };
const connection = await duckdbAdapter.connect({ path }, host, { access: "write" });
await connection.execute(["CREATE TABLE IF NOT EXISTS held AS SELECT 1 AS a"]);
process.stdout.write("open\n");
process.stdin.once("data", () => {
  void connection.close().then(() => process.exit(0));
});
