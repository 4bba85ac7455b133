import type { InitialisedProject } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { initSchema } from "../schemas/created.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { plural } from "./plural.ts";
import { shellWord } from "./shell-word.ts";

const mostNames = 5;

/** Says what became a project, and what of it compiles. */
export function printInitialised(
  context: Context,
  created: InitialisedProject,
  folder: string | undefined,
): ExitCode {
  const { result } = created.compilation;
  const compiled = result.models.filter((model) => model.status === "ok").length;
  const errors = result.diagnostics.filter(({ severity }) => severity === "error").length;
  const unknown = unknownTables(created);
  if (context.output === "json") {
    printJson(context, {
      path: created.root,
      files: created.files,
      models: created.models,
      compiled,
      errors,
      unknown_tables: unknown,
    } satisfies BodyOf<typeof initSchema>);
    return exitCodes.ok;
  }
  const { style, write } = context.stdout;
  for (const file of created.files) write(`${style.green("wrote")} ${file}\n`);
  write(
    `${plural(created.models, "model")} in ${created.pattern}: ${compiledText(created.models, compiled)}\n`,
  );
  if (unknown.length > 0) write(`not known: the columns of ${namesText(unknown)}\n`);
  const place = folder === undefined ? "" : `cd ${shellWord(folder)} && `;
  printNext(context, place + adviceFor(created, { errors, unknown }));
  return exitCodes.ok;
}

function compiledText(models: number, compiled: number): string {
  if (compiled === models) return models === 1 ? "it compiles" : "all compile";
  return `${compiled} ${compiled === 1 ? "compiles" : "compile"}, ${models - compiled} ${models - compiled === 1 ? "does" : "do"} not`;
}

function namesText(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(", ");
  return names.length > mostNames ? `${shown} and ${plural(names.length - mostNames, "other table")}` : shown;
}

function unknownTables({ compilation }: InitialisedProject): readonly string[] {
  const reads = compilation.result.models.flatMap((model) => model.reads);
  return [...new Set(reads.flatMap((read) => (read.kind === "unknown-table" ? [read.relation] : [])))].sort();
}

function adviceFor(
  { database }: InitialisedProject,
  found: { readonly errors: number; readonly unknown: readonly string[] },
): string {
  if (found.errors > 0) return `rocky compile shows the ${found.errors === 1 ? "error" : "errors"}`;
  if (found.unknown.length === 0) return "rocky compile";
  return database.exists
    ? `rocky discover --with-schemas asks ${database.path} for their columns`
    : "write the path of your database in rocky.toml, then rocky discover --with-schemas";
}
