import { AdapterError, type StatementWriter } from "@rocky/adapter";
import type { AdapterConfig } from "@rocky/compiler";
import type { Target } from "@rocky/ir";
import { printName, type Dialect, type DialectName } from "@rocky/sql";
import { dialectNamed } from "../dialect-named.ts";
import { adapters } from "./adapters.ts";
import { findAdapter } from "./find-adapter.ts";

/** Writes the statements for a warehouse, also for one that Rocky only knows the SQL of. Rejects with an `AdapterError`. */
export async function statementWriter(
  { type, settings }: Pick<AdapterConfig, "type" | "settings">,
  dialect: DialectName,
): Promise<StatementWriter> {
  if (Object.hasOwn(adapters, type) || type !== dialect) return (await findAdapter(type)).writer(settings);
  return plainWriter(dialectNamed(dialect));
}

/** Tables and views as every warehouse makes them; files are not loaded. */
function plainWriter(dialect: Dialect): StatementWriter {
  const schemaParts = ({ catalog, schema }: Target): readonly string[] =>
    catalog === undefined ? [schema] : [catalog, schema];
  const noFiles = (): never => {
    throw new AdapterError("unsupported", `loading files into ${dialect.syntax.engine} is not available yet`);
  };
  return {
    currentCatalog: undefined,
    materializeStatements: ({ target, kind, query }) => [
      `CREATE OR REPLACE ${kind.toUpperCase()} ${printName([...schemaParts(target), target.table], dialect)} AS\n${query}`,
    ],
    loadStatement: noFiles,
    fileQuery: noFiles,
    createSchemaStatement: (target) =>
      `CREATE SCHEMA IF NOT EXISTS ${printName(schemaParts(target), dialect)}`,
  };
}
