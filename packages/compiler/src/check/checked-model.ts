import type { CompiledModel, Diagnostic } from "@rocky/ir";
import type { ResolvedRelation } from "@rocky/sql";
import type { ReadModel } from "../resolve/parsed-model.ts";
import type { CheckedModel } from "./check.ts";

/** A model with what was found about it. */
export function checkedModel(
  compiled: CompiledModel,
  parsed: ReadModel,
  { found, seen, unknownReasons }: Findings,
): CheckedModel {
  const own = found.get(compiled.name) ?? noFindings;
  return {
    compiled,
    parsed,
    found: parsed.diagnostics.length === 0 ? own : [...parsed.diagnostics, ...own],
    gap: seen.get(compiled.name)?.reason ?? "",
    unknown: unknownReasons.get(compiled.name) ?? noReasons,
  };
}

interface Findings {
  readonly found: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly seen: Pick<ReadonlyMap<string, Pick<ResolvedRelation, "reason">>, "get">;
  readonly unknownReasons: ReadonlyMap<string, readonly string[]>;
}

const noFindings: readonly Diagnostic[] = [];
const noReasons: readonly string[] = [];

/** Findings by the model that they name. */
export function findingsByModel(
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.model === undefined) continue;
    const known = found.get(diagnostic.model);
    if (known === undefined) found.set(diagnostic.model, [diagnostic]);
    else known.push(diagnostic);
  }
  return found;
}
