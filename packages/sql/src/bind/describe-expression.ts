import type { Diagnostic, SqlType } from "@rocky/ir";
import { parseQuery } from "../parse/parse-query.ts";
import { quoteIdentifier } from "../print/names.ts";
import { hasAggregate, hasWindow } from "./aggregate-search.ts";
import type { BindOptions } from "./bind-query.ts";
import { describeQuery } from "./describe-query.ts";

/** What is known about an expression over one relation. */
export interface DescribedExpression {
  /** Whether the text is exactly one expression, and nothing around it. */
  readonly isOne: boolean;
  readonly type: SqlType;
  /** Whether it speaks of more than one row: by an aggregate or a window function. */
  readonly spansRows: boolean;
  /** Offsets are those of the text; those behind its end mean that it ends too early. */
  readonly diagnostics: readonly Diagnostic[];
}

const before = "SELECT (";

/** Reads and binds a text that is to be one expression over the columns of a relation. */
export function describeExpression(
  text: string,
  relation: string,
  options: BindOptions,
): DescribedExpression {
  const { dialect } = options;
  const alone = parseQuery(`SELECT ${text}\n`, options);
  const body = alone.query?.body;
  const item = body?.kind === "select" && body.items.length === 1 ? body.items[0] : undefined;
  const isPlain =
    body?.kind === "select" &&
    body.from.length === 0 &&
    body.where === undefined &&
    body.groupBy === undefined;
  const isOne =
    isPlain &&
    item !== undefined &&
    item.alias === undefined &&
    item.expression.kind !== "star" &&
    item.expression.kind !== "error" &&
    !alone.diagnostics.some((diagnostic) => diagnostic.severity === "error");
  const bound = describeQuery(`${before}${text}\n) FROM ${quoteIdentifier(relation, dialect)}`, options);
  const node = item?.expression;
  return {
    isOne,
    type: bound.columns[0]?.type ?? { kind: "unknown", reason: "the text has an error" },
    spansRows: node !== undefined && (hasAggregate(dialect, node) || hasWindow(node)),
    diagnostics: bound.diagnostics.map((diagnostic) => shifted(diagnostic)),
  };
}

function shifted(diagnostic: Diagnostic): Diagnostic {
  const { span } = diagnostic;
  if (span === undefined) return diagnostic;
  const at = (offset: number): number => Math.max(0, offset - before.length);
  return { ...diagnostic, span: { ...span, start: at(span.start), end: at(span.end) } };
}
