import { readFileSync } from "node:fs";
import { AdapterError } from "@rocky/adapter";
import { lineStartsOf, positionAt, type Diagnostic } from "@rocky/ir";
import type { DeclaredFunction, DialectName } from "@rocky/sql";

/** A `functions.toml` that was read. */
export interface DeclaredFunctions {
  readonly functions: readonly DeclaredFunction[];
  /** What is doubtful about them. */
  readonly warnings: readonly Diagnostic[];
  /** The file's text, which the warnings speak of. */
  readonly text: string;
}

/**
 * Reads the functions that a `functions.toml` declares. Rejects with an `AdapterError` for the first thing that is wrong in it.
 */
export async function readDeclaredFunctions(
  path: string,
  dialect: DialectName = "duckdb",
): Promise<DeclaredFunctions> {
  const { readFunctions } = await import("@rocky/compiler");
  const { dialectNamed } = await import("../dialect-named.ts");
  const text = readFileSync(path, "utf8");
  const { functions, diagnostics } = readFunctions({ path, text }, dialectNamed(dialect));
  const problem = diagnostics.find((diagnostic) => diagnostic.severity === "error");
  if (problem === undefined) return { functions, warnings: diagnostics, text };
  const { line } = positionAt(lineStartsOf(text), problem.span?.start ?? 0);
  throw new AdapterError("rejected", `${path}:${line}: ${problem.message}`);
}
