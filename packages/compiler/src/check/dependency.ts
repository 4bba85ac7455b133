import type { Span } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { Rule } from "./check.ts";

/** D011: a configuration lists dependencies, and the query reads models that are not on the list. */
export const dependencyRule: Rule = ({ models }) =>
  models.flatMap(({ compiled, parsed }) => {
    const listed = parsed.source.dependsOn;
    const [first] = listed;
    if (first === undefined) return [];
    const missing = new Map<string, Span>();
    for (const { kind, relation, span } of compiled.reads) {
      if (kind !== "model" || missing.has(relation)) continue;
      if (!listed.some(({ name }) => name === relation)) missing.set(relation, span);
    }
    return [...missing].map(([model, span]) =>
      report.unlistedDependency(
        span,
        { model },
        { model: compiled.name, related: [{ span: first.span(), message: "the list starts here" }] },
      ),
    );
  });
