import type { Diagnostic } from "@rocky/ir";
import type { Dialect } from "@rocky/sql";
import type { Step } from "../ast.ts";
import { foldedName } from "./identifiers.ts";
import type { CommonTable } from "./sql-nodes.ts";

/** What the pipelines of a file share while they become SQL. */
export interface Lowering {
  readonly dialect: Dialect;
  readonly file: string;
  /** The tables of WITH so far. */
  readonly tables: CommonTable[];
  /** Names (lower case) that stand in the file, and those of tables that were made. */
  readonly names: () => Set<string>;
  readonly diagnostics: Diagnostic[];
}

/** One pipeline of a file. */
export interface Pipeline extends Lowering {
  /** The step that is added, and those after it. */
  rest: readonly Step[];
  /** How many hidden columns were made. */
  hidden: number;
}

/** A name of a table that nobody has, nor writes: as a column it would be the whole row of that table. */
export function freshTable({ names: namesOf, dialect }: Lowering): string {
  const names = namesOf();
  for (let i = 1; ; i++) {
    const name = `step_${i}`;
    if (names.has(name)) continue;
    names.add(name);
    return foldedName(name, dialect);
  }
}

/** A name of a column that only the SQL has. */
export function freshColumn(pipeline: Pipeline): string {
  const names = pipeline.names();
  do pipeline.hidden++;
  while (names.has(`_rocky_${pipeline.hidden}`));
  return foldedName(`_rocky_${pipeline.hidden}`, pipeline.dialect);
}
