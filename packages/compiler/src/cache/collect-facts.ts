import type { Diagnostic } from "@rocky/ir";
import type { BoundModels } from "../bind-models.ts";
import { isWatched } from "../check/freshness.ts";
import { isSaidOnce } from "../config/say-once.ts";
import type { ModelSource } from "../project/model-source.ts";
import type { ModelOrder } from "../resolve/dependencies.ts";
import type { ReadModel } from "../resolve/parsed-model.ts";
import type { CheckedTests } from "../tests/check-tests.ts";
import type { ModelFacts, ProjectFacts } from "./known-model.ts";

interface Findings {
  readonly diagnostics: readonly Diagnostic[];
}

/** The parts of a compilation that its facts are taken from. */
interface CompilationParts {
  /** All models that were found, also those that share a name. */
  readonly sources: { readonly models: readonly ModelSource[] };
  readonly parsed: readonly ReadModel[];
  readonly bound: BoundModels;
  readonly order: ModelOrder;
  /** What is found about names and targets. */
  readonly names: readonly Diagnostic[];
  readonly expansion: Findings;
  /** What is found in the files of contracts. */
  readonly contracts: Findings;
  /** What is found about contracts and models. */
  readonly promised: Findings;
  readonly tested: Pick<CheckedTests, "asks">;
}

/** What later compilations must know of this one, beside its models. */
export function collectFacts(parts: CompilationParts): ProjectFacts {
  const { sources, parsed, bound, order, names } = parts;
  const others = [parts.expansion, order, parts.contracts].flatMap(({ diagnostics }) => diagnostics);
  const entangled = namesIn(others);
  const promised = namesIn(parts.promised.diagnostics);
  const models = new Map<string, ModelFacts>();
  for (const { source, stars } of parsed) {
    const seen = bound.seen.get(source.name);
    models.set(source.name, {
      reason: seen?.reason ?? "",
      isCollated: seen?.collated === true,
      unknownTables: bound.unknownTables.get(source.name) ?? [],
      asks: [...(parts.tested.asks.get(source.name) ?? [])],
      hasStar: stars.length > 0,
      hasContractFinding: promised.has(source.name),
      isEntangled: entangled.has(source.name) || isMoreThanSql(source),
    });
  }
  return {
    models,
    isPlain:
      names.every(({ code }) => isSaidOnce(code)) &&
      order.unordered.length === 0 &&
      sources.models.length === parsed.length,
    isWatched: sources.models.some(isWatched),
  };
}

/** Whether a file holds its configuration too, or may call macros or run variables; in .rocky an `@` begins a date. */
export function isMoreThanSql({ text, sqlStart, language }: ModelSource): boolean {
  return sqlStart > 1 || (language !== "rocky" && text.includes("@"));
}

function namesIn(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(diagnostics.flatMap(({ model }) => model ?? []));
}
