import type { CompiledModel, Diagnostic } from "@rocky/ir";
import type { ResolvedRelation } from "@rocky/sql";
import { bindModel, type BindGround, type Binding } from "./bind-model.ts";
import { report } from "./diagnostics.ts";
import type { ModelSource } from "./project/model-source.ts";
import { neededBy, orderModels, unknownDependencies, type ModelOrder } from "./resolve/dependencies.ts";
import type { ParsedModel, ReadModel } from "./resolve/parsed-model.ts";

/** What to bind, and how its texts are read. */
export interface BindInput extends BindGround {
  /** Of several with one name only the first. */
  readonly sources: readonly ModelSource[];
  readonly read: (source: ModelSource) => ParsedModel;
  /** Findings from before; models with errors among them are failed. */
  readonly before: readonly Diagnostic[];
  /** Told whenever reading, ordering or binding begins or goes on. */
  readonly onPhase?: ((name: string) => void) | undefined;
}

/** Models after binding. */
export interface BoundModels {
  /** In the order of their sources. */
  readonly read: readonly ReadModel[];
  /** Sorted by name. */
  readonly models: readonly CompiledModel[];
  readonly order: ModelOrder;
  /** What was found while models were bound. */
  readonly diagnostics: readonly Diagnostic[];
  /** What other models see of each. */
  readonly seen: ReadonlyMap<string, ResolvedRelation>;
  /** The tables that nothing is known about, as each model writes them. */
  readonly unknownTables: ReadonlyMap<string, readonly string[]>;
  /** Why types of columns are not known, by model; of models with such columns only. */
  readonly unknownReasons: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads and binds every model after those that it needs, so that the tree of a model is let go as soon as it is bound; models on a cycle,
 * and those behind them, come last, with what is known.
 */
export function bindModels(input: BindInput): BoundModels {
  return new Binder(input).run();
}

/** A model whose tree is there, on the way through what it needs. */
interface Visit {
  readonly model: ParsedModel;
  readonly needs: readonly string[];
  next: number;
}

/** How many models are read before they are bound: taking turns for each makes processors slower. */
const batch = 32;

class Binder {
  readonly #input: BindInput;
  readonly #sources: ReadonlyMap<string, ModelSource>;
  readonly #read = new Map<string, ReadModel>();
  readonly #dependencies = new Map<string, readonly string[]>();
  /** Models whose needs are bound or stand before them. */
  readonly #ready = new Map<string, ParsedModel>();
  readonly #late = new Map<string, ParsedModel>();
  readonly #done = new Map<string, CompiledModel>();
  readonly #seen = new Map<string, ResolvedRelation>();
  readonly #unknownTables = new Map<string, readonly string[]>();
  readonly #unknownReasons = new Map<string, readonly string[]>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #broken = new Set<string>();
  readonly #binding: Binding;

  constructor(input: BindInput) {
    const { index, catalog, checked, loads, dialect } = input;
    this.#input = input;
    this.#sources = new Map(input.sources.map((source) => [source.name, source]));
    this.#binding = {
      index,
      catalog,
      checked,
      loads,
      dialect,
      broken: this.#broken,
      dependencies: this.#dependencies,
      done: this.#done,
      seen: this.#seen,
      diagnostics: this.#diagnostics,
      unknownTables: this.#unknownTables,
      unknownReasons: this.#unknownReasons,
    };
  }

  run(): BoundModels {
    const { sources, index, before, onPhase } = this.#input;
    const unknown = unknownDependencies(sources, index);
    this.#breakModels(before);
    this.#breakModels(unknown);
    for (const source of sources) this.#bindWithNeeds(source);
    this.#bindReady();
    onPhase?.("order");
    const read = sources.flatMap(({ name }) => this.#read.get(name) ?? []);
    const order = orderModels(read, { index, dependencies: this.#dependencies });
    this.#breakModels(order.diagnostics);
    onPhase?.("bind");
    for (const name of order.unordered) {
      const model = this.#late.get(name);
      if (model !== undefined) bindModel(this.#binding, model);
    }
    return {
      read,
      models: [...this.#done.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
      order: { ...order, diagnostics: [...unknown, ...order.diagnostics] },
      diagnostics: [
        ...this.#diagnostics,
        ...unknownTablesHint(new Set([...this.#unknownTables.values()].flat())),
      ],
      seen: this.#seen,
      unknownTables: this.#unknownTables,
      unknownReasons: this.#unknownReasons,
    };
  }

  #breakModels(diagnostics: readonly Diagnostic[]): void {
    for (const { severity, model } of diagnostics) {
      if (severity === "error" && model !== undefined) this.#broken.add(model);
    }
  }

  /** Goes depth first through what a model needs. What it meets again before it is bound is on a cycle, and stays for the end. */
  #bindWithNeeds(root: ModelSource): void {
    if (this.#dependencies.has(root.name)) return;
    const way = [this.#visit(root)];
    for (let visit = way.at(-1); visit !== undefined; visit = way.at(-1)) {
      const need = visit.needs[visit.next++];
      if (need !== undefined) {
        const source = this.#dependencies.has(need) ? undefined : this.#sources.get(need);
        if (source !== undefined) way.push(this.#visit(source));
        continue;
      }
      way.pop();
      this.#finish(visit);
    }
  }

  #visit(source: ModelSource): Visit {
    this.#input.onPhase?.("parse");
    const model = this.#input.read(source);
    const { names, stars, diagnostics } = model;
    this.#read.set(source.name, { source, names, stars, diagnostics });
    const needs = neededBy(model, this.#input.index);
    this.#dependencies.set(source.name, needs);
    return { model, needs, next: 0 };
  }

  #finish({ model, needs }: Visit): void {
    const { name } = model.source;
    if (!needs.every((need) => this.#ready.has(need) || this.#done.has(need))) {
      this.#late.set(name, model);
      return;
    }
    this.#ready.set(name, model);
    if (this.#ready.size >= batch) this.#bindReady();
  }

  #bindReady(): void {
    this.#input.onPhase?.("bind");
    for (const model of this.#ready.values()) bindModel(this.#binding, model);
    this.#ready.clear();
  }
}

/** That nothing is known about some tables, whichever models read them. */
export function unknownTablesHint(tables: ReadonlySet<string>): readonly Diagnostic[] {
  if (tables.size === 0) return [];
  const names = [...tables].sort();
  const shown = names.slice(0, 3).join(", ");
  const list = names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
  return [
    report.noSchemas(
      undefined,
      { tables: list },
      { proof: { kind: "unknown", missing: ["the columns of these tables"] } },
    ),
  ];
}
