import { readFileSync } from "node:fs";
import { AdapterError } from "@rocky/adapter";
import type { Catalog } from "@rocky/ir";
import { TableFactsError, tablesFromJson } from "../table-facts.ts";

/** Reads the tables of a file: JSON as {@link tablesFromJson} takes it. Throws an `AdapterError` for anything else. */
export function readTables(path: string): Catalog {
  const text = readFileSync(path, "utf8");
  try {
    return tablesFromJson(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TableFactsError)) throw error;
    throw new AdapterError("rejected", `${path}: ${error.message}`, { cause: error });
  }
}
