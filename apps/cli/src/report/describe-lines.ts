import {
  queryDescriber,
  tablesFromJson,
  TableFactsError,
  type DescribeOptions,
  type QueryDescription,
} from "@rocky/sdk";
import type { Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import { queryFile, wireDescription } from "../wire/description.ts";
import { linesOf } from "./lines-of.ts";

type Describer = (sql: string) => QueryDescription;

const batchLength = 1 << 16;

/** Answers each line `{"id", "sql"}` of standard input with one line, in order, whatever the line is. */
export async function describeLines(context: Context, known: DescribeOptions): Promise<ExitCode> {
  const describer = queryDescriber({ ...known, file: queryFile });
  let batch = "";
  for await (const lines of linesOf(context.stdin)) {
    for (const line of lines) {
      if (line.trim() !== "") batch += `${JSON.stringify(answer(line, describer, known))}\n`;
      if (batch.length < batchLength) continue;
      context.stdout.write(batch);
      batch = "";
    }
    if (batch !== "") context.stdout.write(batch);
    batch = "";
    if (context.signal.aborted) return exitCodes.interrupted;
  }
  return exitCodes.ok;
}

function answer(line: string, describer: Describer, known: DescribeOptions): object {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch (error) {
    return unread(null, `not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof request !== "object" || request === null) return unread(null, 'expected {"id": …, "sql": "…"}');
  const {
    id = null,
    sql,
    schemas,
  } = request as { readonly id?: unknown; readonly sql?: unknown; readonly schemas?: unknown };
  if (typeof sql !== "string") return unread(id, "`sql` must be text");
  try {
    const describe = schemas === undefined ? describer : ownDescriber(schemas, known);
    return { id, ...wireDescription(sql, describe(sql), known.dialect) };
  } catch (error) {
    if (error instanceof TableFactsError) return unread(id, `schemas: ${error.message}`);
    throw error;
  }
}

function ownDescriber(schemas: unknown, known: DescribeOptions): Describer {
  return queryDescriber({ ...known, tables: tablesFromJson(schemas, known.dialect), file: queryFile });
}

function unread(id: unknown, error: string): object {
  return { id, columns: [], complete: false, keys: [], row_lineage: [], diagnostics: [], error };
}
