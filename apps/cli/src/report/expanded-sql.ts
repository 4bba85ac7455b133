import type { CompiledModel } from "@rocky/ir";
import type { Style } from "../terminal/style.ts";

/** The SQL of models with run variables and macros put in, by name; references to models as written. */
export function expandedSql(models: readonly CompiledModel[]): Readonly<Record<string, string>> {
  return Object.fromEntries(models.map((model) => [model.name, sqlOf(model)]));
}

/** A block for each model that something is put into; a line when there is none. */
export function expandedText(models: readonly CompiledModel[], style: Style): string {
  const expanded = models.filter((model) => model.expansion !== undefined);
  if (expanded.length === 0) return "no run variables or macros to put in\n\n";
  return expanded
    .map((model) => `${style.bold(`${model.name}`)} ${style.dim(model.file)}\n${sqlOf(model).trim()}\n\n`)
    .join("");
}

function sqlOf({ sql, expansion }: CompiledModel): string {
  return expansion?.sql ?? sql;
}
