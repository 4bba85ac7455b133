import type { Diagnostic } from "@rocky/ir";
import type { NodeSpan } from "../ast/expression.ts";
import type { With } from "../ast/query.ts";
import { foldName, type BindContext, type BoundRead } from "./context.ts";
import type { CommonTables } from "./scope.ts";

/** What a parser sees, whether something reads the table or not. */
const seenByParser: ReadonlySet<string> = new Set(["E069"]);

/**
 * Makes warnings of the errors inside common tables that nothing reads: DuckDB does not look into those, so the query runs. A table that
 * only such tables read is not read either. What they read is marked, for whoever knows the tables.
 */
export function doubtUnread(context: BindContext, node: With, tables: CommonTables): void {
  if (context.hasOpaqueText) return;
  const unread: NodeSpan[] = [];
  for (const table of node.tables.toReversed()) {
    const bound = tables.get(foldName(context, table.name.name));
    const reads = bound === undefined ? [] : (context.usedTables?.get(bound) ?? []);
    if (reads.some((at) => !isInside(unread, at))) continue;
    unread.push(table.query);
  }
  if (unread.length === 0) return;
  const doubted = context.diagnostics.map((found): Diagnostic =>
    found.severity === "error" &&
    !seenByParser.has(found.code) &&
    found.span !== undefined &&
    isInside(unread, found.span.start)
      ? { ...found, severity: "warning" }
      : found,
  );
  context.diagnostics.splice(0, context.diagnostics.length, ...doubted);
  const reads = context.reads.map((read): BoundRead =>
    isInside(unread, read.span.start) ? { ...read, unread: true } : read,
  );
  context.reads.splice(0, context.reads.length, ...reads);
}

function isInside(spans: readonly NodeSpan[], at: number): boolean {
  return spans.some(({ start, end }) => at >= start && at < end);
}
