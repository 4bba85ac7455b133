import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { DuckDBInstance } from "@duckdb/node-api";
import { AdapterError, type AdapterHost, type ConnectOptions } from "@rocky/adapter";
import { loadDriver, type Driver } from "./driver.ts";
import { cancelled, duckdbError } from "./errors.ts";

const retryEveryMs = 50;

/** The database that a configuration names. */
export interface DatabaseFile {
  /** As configured; `:memory:` for a database that is no file. */
  readonly name: string;
  readonly absolutePath: string | undefined;
}

/** Reads the configuration. Throws an `AdapterError` for what cannot be a database file. */
export function databaseFile(
  config: Readonly<Record<string, unknown>>,
  host: Pick<AdapterHost, "resolvePath">,
): DatabaseFile {
  const { path = ":memory:" } = config;
  if (typeof path !== "string" || path === "") {
    throw new AdapterError("rejected", "the path of a duckdb adapter must be the name of a file", {
      help: 'Write path = "dev.duckdb", or leave it out for a database in memory.',
    });
  }
  if (path === ":memory:") return { name: path, absolutePath: undefined };
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) {
    throw new AdapterError("unsupported", `${path} is not a local file`, {
      help: "The duckdb adapter opens local files only.",
    });
  }
  return { name: path, absolutePath: host.resolvePath(path) };
}

/** Opens a database; waits while another process has it, for as long as the host allows. */
export async function openDatabase(
  file: DatabaseFile,
  host: AdapterHost,
  options: ConnectOptions,
): Promise<DuckDBInstance> {
  const driver = await loadDriver();
  const deadline = performance.now() + host.lockTimeoutMs;
  for (let told = ""; ;) {
    if (options.signal?.aborted === true) throw cancelled();
    try {
      return await openOnce(driver, file, options.access);
    } catch (error) {
      const holder = lockHolder(error);
      if (holder === undefined) throw openError(file, error);
      if (performance.now() >= deadline) throw lockedError(file, holder, error);
      const message = `waiting for ${file.name}: ${holder} has it open`;
      if (message !== told) host.onWait(message);
      told = message;
      await setTimeout(retryEveryMs);
    }
  }
}

async function openOnce(
  driver: Driver,
  file: DatabaseFile,
  access: ConnectOptions["access"],
): Promise<DuckDBInstance> {
  const { DuckDBInstance } = driver;
  const { name, absolutePath } = file;
  if (absolutePath === undefined) return await DuckDBInstance.create(":memory:");
  if (access === "write") return await DuckDBInstance.fromCache(absolutePath);
  if (!existsSync(absolutePath)) {
    throw new AdapterError("not-found", `the database ${name} does not exist yet`, {
      help: "Run `rocky load` or `rocky run` first, or check the path in rocky.toml.",
    });
  }
  try {
    return await DuckDBInstance.fromCache(absolutePath, { access_mode: "READ_ONLY" });
  } catch (error) {
    if (!isOpenHereOtherwise(error)) throw error;
    return await DuckDBInstance.fromCache(absolutePath);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// A file can be open in one process only once; the client's cache shares it, but only with the same settings.
function isOpenHereOtherwise(error: unknown): boolean {
  return messageOf(error).includes("with a different configuration");
}

function lockHolder(error: unknown): string | undefined {
  const message = messageOf(error);
  if (!message.includes("Could not set lock on file")) return undefined;
  const [, program, pid] = /held in (.+?) \(PID (\d+)\)/.exec(message) ?? [];
  return program === undefined ? "another process" : `process ${pid} (${program.split(/[\\/]/).at(-1)})`;
}

function lockedError(file: DatabaseFile, holder: string, cause: unknown): AdapterError {
  return new AdapterError("timeout", `${file.name} is in use: ${holder} has it open`, {
    help: "DuckDB lets one process at a time open a file. Wait until that process ends, or stop it.",
    cause,
  });
}

function openError(file: DatabaseFile, cause: unknown): AdapterError {
  const { name } = file;
  const message = messageOf(cause);
  if (isOpenHereOtherwise(cause)) {
    return new AdapterError("transient", `${name} is open for reading only in this process`, { cause });
  }
  if (message.includes("No such file or directory")) {
    return new AdapterError("not-found", `the folder of the database ${name} does not exist`, {
      help: "Make the folder, or correct the path in rocky.toml.",
      cause,
    });
  }
  if (message.includes("not a valid DuckDB database file")) {
    return new AdapterError("rejected", `${name} is not a DuckDB database`, {
      help: "Correct the path in rocky.toml; the file was left as it is.",
      cause,
    });
  }
  return openErrorOf(name, message, cause) ?? duckdbError(cause);
}

/** What DuckDB's words about a file mean for the one who configured it. */
function openErrorOf(name: string, message: string, cause: unknown): AdapterError | undefined {
  if (message.includes("Is a directory")) {
    return new AdapterError("rejected", `the database ${name} is a folder`, {
      help: "Correct the path in rocky.toml: it names the file of the database.",
      cause,
    });
  }
  if (/Permission denied|Read-only file system/.test(message)) {
    return new AdapterError("permission", `the database ${name} may not be opened for writing`, {
      help: "Give yourself the right to write the file and its folder, or name another file in rocky.toml.",
      cause,
    });
  }
  if (/Corrupt database file|Could not read enough bytes|Failed to deserialize/i.test(message)) {
    return new AdapterError("rejected", `the database ${name} is damaged: ${reasonIn(message)}`, {
      help: "Put a copy of it in its place, or move it aside: the next run builds the models anew. The file was left as it is.",
      cause,
    });
  }
  return undefined;
}

// Without the kind of the error before it, and the path that the message has already.
function reasonIn(message: string): string {
  const [line = ""] = message.split("\n");
  return line.replace(/^[A-Z]\w* Error: /, "").replace(/ from file "[^"]*"/, "");
}
