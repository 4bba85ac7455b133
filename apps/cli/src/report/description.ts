import { describe, type DescribeOptions } from "@rocky/sdk";
import { messagesOf, printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import { queryFile, wireDescription } from "../wire/description.ts";
import { columnsText } from "./columns.ts";
import { diagnosticsSummary, diagnosticsText } from "./diagnostics.ts";
import { keysText } from "./keys.ts";
import { sourceTexts } from "./source-text.ts";

/** Prints the columns of one query, and what is wrong with it. */
export function printDescription(context: Context, sql: string, known: DescribeOptions): ExitCode {
  const description = describe(sql, { ...known, file: queryFile });
  const { diagnostics } = description;
  const failed = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  const body = wireDescription(sql, description, known.dialect);
  const messages = messagesOf(context);
  const text = diagnosticsText(diagnostics, sourceTexts([{ path: queryFile, text: sql }]), messages);
  if (context.output === "json") {
    printJson(context, body);
    return failed ? exitCodes.failure : exitCodes.ok;
  }
  messages.write(text);
  if (body.columns.length > 0) context.stdout.write(columnsText(body.columns, context.stdout));
  if (!body.complete) context.stdout.write("and columns that are not known\n");
  context.stdout.write(keysText(body.keys));
  const summary = diagnosticsSummary(diagnostics);
  if (summary !== "") context.stdout.write(`${summary}\n`);
  if (
    !failed &&
    body.columns.some((column) => column.type === null) &&
    (known.tables?.tables.length ?? 0) === 0
  ) {
    printNext(context, "--schemas <file> tells which tables there are");
  }
  return failed ? exitCodes.failure : exitCodes.ok;
}
