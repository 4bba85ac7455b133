import { resolve } from "node:path";
import { sqlScript, writeSqlFiles, type EmittedSql } from "@rocky/sdk/node";
import type { Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import { plural } from "./plural.ts";

/** Prints the script, or writes it to a folder; what was left out goes to stderr. */
export function printEmitted(context: Context, emitted: EmittedSql, folder: string | undefined): ExitCode {
  const { stdout, stderr, quiet } = context;
  const { steps, skipped } = emitted;
  if (folder === undefined) stdout.write(sqlScript(emitted));
  else {
    const names = writeSqlFiles(resolve(context.cwd, folder), emitted);
    if (!quiet) stderr.write(`wrote ${plural(names.length, "file")} to ${folder}\n`);
  }
  for (const { model, reason } of skipped) {
    stderr.write(`${stderr.style.yellow("skipped")} ${model}: ${reason}\n`);
  }
  if (steps.length === 0 && skipped.length === 0) stderr.write("there are no models\n");
  if (skipped.length === 0) return exitCodes.ok;
  return steps.length === 0 ? exitCodes.failure : exitCodes.partial;
}
