import type { Call } from "../ast/expression.ts";
import { reportOnce, spanOf } from "../bind/context.ts";
import { findName, proofIn, type Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { FunctionDefinition } from "../functions/function-definition.ts";
import type { Check } from "./check.ts";

/** DuckDB's grammar turns these calls into something else and forgets what follows them. */
const rewritten: ReadonlySet<string> = new Set(["if", "ifnull", "date", "try"]);

/**
 * E066: what belongs to aggregates and windows beside a function that is neither, or a window function without OVER. Error: the engine
 * refuses it always. A function that is not known may be an aggregate, so nothing is said of it.
 */
export const aggregateForm: Check = {
  on: "call",
  look: ({ scope, node }) => {
    const name = node.name.at(-1)?.name;
    if (name === undefined) return;
    if (node.name.length > 1 && !isMethod(scope, node)) return;
    const form = formOf(node);
    const definition = scope.context.dialect.functions.lookup(name);
    // Most calls are of a function and nothing else.
    if (form === undefined && definition?.kind !== "window") return;
    const isUnnest = name.toLowerCase() === "unnest" && form !== undefined;
    const unnested = isUnnest ? `makes rows of a value, so it takes no ${form}` : undefined;
    const isNested = node.withinGroup.length > 0 && scope.context.dialect.syntax.forms.has("nested-windows");
    if (isNested) return;
    const problem = definition === undefined ? unnested : problemOf(definition, node, form);
    if (problem === undefined) return judgeNulls(scope, node, name);
    const help =
      definition?.kind === "window"
        ? "Add OVER (PARTITION BY … ORDER BY …), or OVER () for all rows."
        : `Take ${form ?? "it"} away, or put an aggregate such as sum or any_value in the place of ${name}.`;
    reportOnce(
      scope.context,
      report.aggregateForm(spanOf(scope.context, node), { name, problem }, { help, proof: proofIn(scope) }),
    );
  },
};

/** `array_agg(x IGNORE NULLS)` without OVER; the grammar refuses it, whatever the function is. */
function judgeNulls(scope: Scope, node: Call, name: string): void {
  const { functions, syntax } = scope.context.dialect;
  if (node.nullTreatment === undefined || node.over !== undefined) return;
  if (!syntax.forms.has("nulls-with-over") || functions.isSyntaxCall(name)) return;
  const ignored = node.nullTreatment === "ignore";
  const help = ignored ? "Write FILTER (WHERE value IS NOT NULL) behind the call." : "Take it away.";
  const problem = `takes ${node.nullTreatment.toUpperCase()} NULLS only with OVER`;
  reportOnce(
    scope.context,
    report.aggregateForm(spanOf(scope.context, node), { name, problem }, { help, proof: proofIn(scope) }),
  );
}

/** Whether `x.f()` is `f(x)`, or f a function of the engine's own schema. */
function isMethod(scope: Scope, { name: [first] }: Call): boolean {
  const schema = first?.name ?? "";
  return findName(scope, schema).kind === "column" || schema.toLowerCase() === "main";
}

function problemOf(
  { kind, name, signatures }: FunctionDefinition,
  node: Call,
  form: string | undefined,
): string | undefined {
  if (kind === "window") {
    return node.over === undefined ? "is computed over a window, and there is no OVER" : undefined;
  }
  if (form === undefined) return undefined;
  if (rewritten.has(name))
    return form === "OVER" ? `gives a value for each row, so it takes no ${form}` : undefined;
  if (node.over !== undefined && node.withinGroup.length > 0)
    return "has WITHIN GROUP, beside which OVER cannot stand";
  if (kind !== "aggregate") return `gives a value for each row, so it takes no ${form}`;
  // A macro over an aggregate: the aggregate is inside, where none of these reach it.
  const isMacro = signatures.every((signature) => !signature.includes(" -> "));
  return isMacro ? `is a macro, so it takes no ${form}` : undefined;
}

function formOf(node: Call): string | undefined {
  if (node.over !== undefined) return "OVER";
  if (node.filter !== undefined) return "FILTER";
  if (node.distinct) return "DISTINCT";
  if (node.withinGroup.length > 0) return "WITHIN GROUP";
  if (node.orderBy.length > 0) return "ORDER BY";
  return node.nullTreatment === undefined ? undefined : `${node.nullTreatment.toUpperCase()} NULLS`;
}
