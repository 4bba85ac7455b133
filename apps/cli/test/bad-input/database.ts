import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { binary, usualConfig, type BadCases } from "./bad-case.ts";

const models = { "models/a.sql": "SELECT 1 AS id\n", "models/b.sql": "SELECT id FROM a\n" };
const manyRows = {
  "models/a.sql": "SELECT range AS id, repeat(md5(range::VARCHAR), 20) AS t FROM range(100000)\n",
};

/** Another process that has the database open, until it is undone. */
async function locked(folder: string): Promise<() => void> {
  const driver = createRequire(join(import.meta.dirname, "..", "..", "src", "x.js")).resolve(
    "@duckdb/node-api",
  );
  const script = `
    const { DuckDBInstance } = await import(${JSON.stringify(pathToFileURL(driver).href)});
    await DuckDBInstance.create("test.duckdb");
    console.log("open");
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return () => void child.kill("SIGKILL");
}

/** Databases and ledgers that cannot be opened or written. */
export const databaseCases: BadCases = {
  title: "Database, ledger and disk",
  cases: [
    {
      name: "a database that another process has open",
      files: models,
      prepare: locked,
      command: "rocky run --lock-timeout 1 -o table",
      exitCode: 1,
      says: ["waiting for test.duckdb", "test.duckdb is in use: process", "= help:"],
      after: "rocky history -o table | grep refused && rocky ledger verify",
    },
    {
      name: "a database that is a text file",
      files: { ...models, "test.duckdb": "This is no database.\n" },
      command: "rocky run -o table",
      exitCode: 1,
      says: ["test.duckdb is not a DuckDB database", "left as it is"],
      after: "grep 'This is no database.' test.duckdb",
    },
    {
      name: "a database that is cut off",
      files: models,
      before: "rocky run -q && truncate -s 6000 test.duckdb",
      command: "rocky run -o table",
      exitCode: 1,
      says: ["test.duckdb", "damaged", "= help:"],
    },
    {
      name: "a database with bytes overwritten",
      files: models,
      before:
        "rocky run -q && dd if=/dev/zero of=test.duckdb bs=1 seek=4096 count=8192 conv=notrunc 2>/dev/null",
      command: "rocky run -o table",
      exitCode: 1,
      says: ["test.duckdb", "damaged", "= help:"],
    },
    {
      name: "a database that is a folder",
      files: { ...models, "test.duckdb/x": "" },
      command: "rocky run -o table",
      exitCode: 1,
      says: ["test.duckdb", "folder"],
    },
    {
      name: "a database in a folder that is not there",
      files: { ...models, "rocky.toml": usualConfig.replace("test.duckdb", "data/test.duckdb") },
      command: "rocky run -o table",
      exitCode: 1,
      says: ["the folder of the database data/test.duckdb does not exist", "Make the folder"],
    },
    {
      name: "a database that may be read only",
      files: models,
      unprivileged: true,
      before: "rocky run -q && chmod 444 test.duckdb",
      command: "rocky run -o table",
      exitCode: 1,
      says: ["test.duckdb may not be opened for writing", "= help:"],
    },
    {
      name: "a project that may be read only, compiled",
      files: models,
      unprivileged: true,
      before: "chmod -R a-w .",
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["2 models, 2 columns"],
      after: "chmod -R u+w .",
    },
    {
      name: "a project that may be read only, run",
      files: models,
      unprivileged: true,
      before: "chmod -R a-w .",
      command: "rocky run -o table",
      exitCode: 1,
      says: ["/project/.rocky", "permission denied", "= help:"],
      after: "chmod -R u+w . && test ! -e .rocky",
    },
    {
      name: "a file called .rocky",
      files: { ...models, ".rocky": "" },
      command: "rocky run -o table",
      exitCode: 1,
      says: [".rocky", "= help:"],
    },
    {
      name: "a ledger that is a picture",
      files: { ...models, ".rocky/ledger.db": binary },
      command: "rocky run -o table",
      exitCode: 1,
      says: ["ledger.db", "is malformed", "move it aside"],
    },
    {
      name: "a ledger that is a picture, asked for its history",
      files: { ...models, ".rocky/ledger.db": binary },
      command: "rocky history -o table",
      exitCode: 1,
      says: ["ledger.db", "is malformed"],
    },
    {
      name: "a ledger that is a folder",
      files: { ...models, ".rocky/ledger.db/x": "" },
      command: "rocky run -o table",
      exitCode: 1,
      says: ["ledger.db"],
    },
    {
      name: "a full disk under the database",
      files: manyRows,
      command: "(trap '' XFSZ; ulimit -f 2048; rocky run -o table)",
      exitCode: 1,
      says: ["File too large", "Free some space"],
      after: "rocky ledger verify && rocky run -q",
    },
    {
      name: "a full disk under the ledger",
      files: models,
      command: "(trap '' XFSZ; ulimit -f 8; rocky run -o table)",
      exitCode: 1,
      says: ["ledger.db cannot be written", "space left", "= help:"],
      after: "rocky run -q && rocky ledger verify",
    },
    {
      name: "a full disk under the schema lockfile",
      files: models,
      before: "rocky run -q && echo '# mine' > schemas.lock.toml",
      command: "(trap '' XFSZ; ulimit -f 0; rocky discover --with-schemas -o table)",
      exitCode: 1,
      says: ["schemas.lock.toml: file too large", "= help:"],
      after: "grep '# mine' schemas.lock.toml",
    },
    {
      name: "a full disk under the output",
      files: models,
      command: "rocky compile -o table > /dev/full",
      exitCode: 1,
      says: ["no space"],
    },
    {
      name: "a full disk under the version",
      files: models,
      command: "rocky --version > /dev/full",
      exitCode: 1,
      says: ["error: no space left on device", "= help: Free some space"],
    },
    {
      name: "a full disk under the help",
      files: models,
      command: "rocky --help > /dev/full",
      exitCode: 1,
      says: ["error: no space left on device", "= help: Free some space"],
    },
  ],
};
