import type { CompiledModel, Diagnostic } from "@rocky/ir";
import type { ResolvedRelation } from "@rocky/sql";
import { bindModel, seenOf, type Binding } from "../bind-model.ts";
import { loadPipelines } from "../compile.ts";
import { readModels } from "../project/read-models.ts";
import { indexCatalog } from "../resolve/catalog-index.ts";
import { neededBy } from "../resolve/dependencies.ts";
import { parseModel } from "../resolve/parse-models.ts";
import type { ParsedModel } from "../resolve/parsed-model.ts";
import type { SourceFile } from "../source-file.ts";
import { areSame } from "./are-same.ts";
import { isMoreThanSql } from "./collect-facts.ts";
import { orderOf, ranksOf, type KnownModels } from "./known-project.ts";
import type { Basis } from "./read-basis.ts";
import type { RecompileInput, WholeCompilation } from "./recompile.ts";

/** Models that were bound again. */
export interface Rebound {
  readonly kind: "rebound";
  readonly parsed: readonly ParsedModel[];
  /** Sorted by name. */
  readonly models: readonly CompiledModel[];
  readonly diagnostics: readonly Diagnostic[];
  readonly binding: Binding;
  readonly layers: number;
  /** The files that belong to these models. */
  readonly files: readonly SourceFile[];
}

/** More than these, and a whole compilation is as fast. */
const mostModels = 1500;

/** Binds the changed models in their order, and after each whose result looks different those that read it. */
export function bindChanged(input: RecompileInput, basis: Basis): Rebound | WholeCompilation {
  const binder = new ChangeBinder(input, basis);
  try {
    return binder.run();
  } catch (error) {
    if (error instanceof LacksRocky) return { kind: "whole", reason: error.message, lacksRocky: true };
    if (error instanceof NotAlone) return { kind: "whole", reason: error.message };
    throw error;
  }
}

/** A model cannot be compiled by itself. */
class NotAlone extends Error {}

/** A model is in the .rocky language, and nobody reads that. */
class LacksRocky extends Error {}

class ChangeBinder {
  readonly #input: RecompileInput;
  readonly #basis: Basis;
  readonly #known: KnownModels;
  readonly #files: SourceFile[] = [];
  readonly #parsed = new Map<number, ParsedModel>();
  readonly #dependencies = new Map<string, readonly string[]>();
  readonly #done = new Map<string, CompiledModel>();
  readonly #seen = new Map<string, ResolvedRelation>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #waiting = new Set<number>();
  readonly #binding: Binding;

  constructor(input: RecompileInput, basis: Basis) {
    const { known } = input;
    this.#input = input;
    this.#basis = basis;
    this.#known = known;
    const { config, lockfile } = basis;
    this.#binding = {
      dependencies: this.#dependencies,
      index: basis.index,
      catalog: indexCatalog([lockfile]),
      checked: lockfile.sources,
      loads: loadPipelines(config),
      dialect: basis.dialect,
      broken: new Set(),
      done: {
        get: (name) => this.#done.get(name) ?? known.named(name)?.compiled,
        set: (name, model) => this.#done.set(name, model),
      },
      seen: {
        get: (name) => this.#seen.get(name) ?? this.#knownSeen(name),
        set: (name, seen) => this.#seen.set(name, seen),
      },
      diagnostics: this.#diagnostics,
      unknownTables: new Map(),
      unknownReasons: new Map(),
    };
  }

  run(): Rebound {
    const { changed, known } = this.#input;
    for (const file of changed) {
      const place = this.#known.placeOfFile(file);
      if (place === undefined) throw new NotAlone(`${file} is no model of before`);
      this.#parse(place);
      this.#waiting.add(place);
    }
    const { ranks, layers } = this.#orderNow() ?? {
      ranks: ranksOf(known.project.order),
      layers: known.project.layers,
    };
    this.#bindWaiting(ranks);
    this.#addStars();
    this.#bindWaiting(ranks);
    const places = [...this.#parsed.keys()].sort((a, b) => a - b);
    return {
      kind: "rebound",
      parsed: places.flatMap((place) => this.#parsed.get(place) ?? []),
      models: [...this.#done.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
      diagnostics: this.#diagnostics,
      binding: this.#binding,
      layers,
      files: this.#files,
    };
  }

  #knownSeen(name: string): ResolvedRelation | undefined {
    const known = this.#known.named(name);
    if (known === undefined) return undefined;
    const seen = seenOf(known.compiled, known.facts, this.#basis.dialect);
    this.#seen.set(name, seen);
    return seen;
  }

  /** Reads a model with the files that belong to it. */
  #parse(place: number): ParsedModel {
    const done = this.#parsed.get(place);
    if (done !== undefined) return done;
    const head = this.#known.head(place);
    if (head === undefined || head.isEntangled) throw new NotAlone(`${head?.name} is more than its SQL`);
    if (this.#parsed.size >= mostModels) throw new NotAlone("too many models would change");
    const { read, contractOf, shared, options } = this.#input;
    const sidecar = head.file.replace(/\.[a-z]+$/, ".toml");
    const files = [head.file, sidecar, contractOf(head.name)].flatMap((path) =>
      path === undefined ? [] : (read(path) ?? []),
    );
    const { environment = {} } = options;
    const sources = readModels([...shared, ...files], { patterns: this.#basis.patterns, environment }).models;
    const source = sources.find((each) => each.file === head.file);
    if (source?.name !== head.name || isMoreThanSql(source))
      throw new NotAlone(`${head.file} is more than SQL`);
    const { rocky } = this.#input;
    if (source.language === "rocky" && rocky === undefined) throw new LacksRocky(`${head.file} is in .rocky`);
    const parsed = parseModel(source, this.#basis.dialect, rocky);
    this.#files.push(...files);
    this.#parsed.set(place, parsed);
    this.#dependencies.set(head.name, neededBy(parsed, this.#basis.index));
    return parsed;
  }

  /** The order of all models, where the changed ones need others than before. */
  #orderNow(): ReturnType<typeof orderOf> {
    const isSame = [...this.#dependencies].every(([name, now]) => {
      const before = this.#known.head(this.#known.placeOf(name) ?? -1)?.dependsOn;
      return before !== undefined && areSame(before, now);
    });
    if (isSame) return undefined;
    const order = orderOf(this.#known.heads, this.#dependencies);
    if (order === undefined) throw new NotAlone("models need each other");
    return order;
  }

  #bindWaiting(ranks: ArrayLike<number>): void {
    while (this.#waiting.size > 0) {
      let next = -1;
      for (const place of this.#waiting) {
        if (next < 0 || (ranks[place] ?? 0) < (ranks[next] ?? 0)) next = place;
      }
      this.#waiting.delete(next);
      this.#bind(next);
    }
  }

  #bind(place: number): void {
    const parsed = this.#parse(place);
    const { name } = parsed.source;
    if (this.#done.has(name)) return;
    const before = this.#known.at(place);
    const seenBefore = seenOf(before.compiled, before.facts, this.#basis.dialect);
    bindModel(this.#binding, parsed);
    const after = this.#done.get(name);
    const isSame =
      after?.status === before.compiled.status &&
      after.complete === before.compiled.complete &&
      signatureOf(seenBefore) === signatureOf(this.#seen.get(name)) &&
      namesOf(after) === namesOf(before.compiled);
    if (isSame) return;
    for (const reader of this.#known.readersOf(name)) this.#waiting.add(reader);
    for (const [reader, needs] of this.#dependencies) {
      const at = needs.includes(name) ? this.#known.placeOf(reader) : undefined;
      if (at !== undefined) this.#waiting.add(at);
    }
  }

  /** A finding about a star names those who read its columns, so models with stars that are read differently are looked at again. */
  #addStars(): void {
    for (const after of this.#done.values()) {
      const before = this.#known.named(after.name)?.compiled;
      for (const name of new Set([...(before?.dependsOn ?? []), ...after.dependsOn])) {
        const place = this.#known.placeOf(name) ?? -1;
        if (this.#done.has(name) || this.#known.head(place)?.hasStar !== true) continue;
        if (!areSame(columnsOf(before, name), columnsOf(after, name))) this.#waiting.add(place);
      }
    }
  }
}

function signatureOf(seen: ResolvedRelation | undefined): string {
  if (seen === undefined) return "";
  const { relation, columns, complete, reason, keys, assumed, collated } = seen;
  const types = columns.map(({ name, type, nullability, collation }) => [
    name,
    nullability,
    collation,
    Object.entries(type).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  const unique = (keys ?? []).map((key) => [key.columns, key.nulls, key.assumed]);
  return JSON.stringify([relation, types, complete, reason, unique, assumed, collated]);
}

/** The columns as the model writes them: two of one name have others when they are stored. */
function namesOf({ columns }: CompiledModel): string {
  return JSON.stringify(columns.map(({ name }) => name));
}

/** The columns of a relation that a model reads, in order. */
function columnsOf(model: CompiledModel | undefined, relation: string): readonly string[] {
  const edges = model?.edges.filter(({ from }) => from.relation === relation) ?? [];
  return edges.map(({ from }) => from.column);
}
