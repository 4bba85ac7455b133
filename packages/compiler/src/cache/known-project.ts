import { layersOf } from "@rocky/ir";
import type { ModelDecoder } from "./decode-models.ts";
import type { KnownHead, KnownModel } from "./known-model.ts";

/** What is kept of a whole compilation. */
export interface KnownProject {
  /** Sorted by name. */
  readonly models: ModelDecoder;
  /** The places of the models among them, each after those that it needs. */
  readonly order: ArrayLike<number>;
  /** How many layers they have. */
  readonly layers: number;
  readonly isPlain: boolean;
  readonly isWatched: boolean;
}

/** The models of a known project by their places and names, read once each. */
export class KnownModels {
  readonly project: KnownProject;
  /** The beginnings of all models. */
  readonly heads: readonly KnownHead[];
  readonly #byName: ReadonlyMap<string, number>;
  readonly #models = new Map<number, KnownModel>();
  #readers: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(known: KnownProject) {
    this.project = known;
    this.heads = Array.from({ length: known.models.count }, (_, at) => known.models.head(at));
    this.#byName = new Map(this.heads.map(({ name }, at) => [name, at]));
  }

  /** The place of a model. */
  placeOf(name: string): number | undefined {
    return this.#byName.get(name);
  }

  /** A whole model, by its place. */
  at(place: number): KnownModel {
    const known = this.#models.get(place);
    if (known !== undefined) return known;
    const model = this.project.models.model(place);
    this.#models.set(place, model);
    return model;
  }

  /** A whole model, by its name. */
  named(name: string): KnownModel | undefined {
    const place = this.#byName.get(name);
    return place === undefined ? undefined : this.at(place);
  }

  /** The places of the models that need a model, or whose tests ask for it. */
  readersOf(name: string): readonly number[] {
    this.#readers ??= readersOf(this.heads);
    return this.#readers.get(name) ?? [];
  }
}

function readersOf(heads: readonly KnownHead[]): ReadonlyMap<string, readonly number[]> {
  const readers = new Map<string, number[]>();
  heads.forEach(({ name, dependsOn, asks }, place) => {
    for (const needed of asks.length === 0 ? dependsOn : new Set([...dependsOn, ...asks])) {
      if (needed === name) continue;
      const known = readers.get(needed);
      if (known === undefined) readers.set(needed, [place]);
      else known.push(place);
    }
  });
  return readers;
}

/** In which order models stand, and in how many layers; nothing where there is a cycle. */
export interface KnownOrder {
  /** By place: how many models come before. */
  readonly ranks: ArrayLike<number>;
  readonly layers: number;
}

/** The order of models of which some need others than before. */
export function orderOf(
  heads: readonly KnownHead[],
  changed: ReadonlyMap<string, readonly string[]>,
): KnownOrder | undefined {
  const graph = new Map(heads.map(({ name, dependsOn }) => [name, changed.get(name) ?? dependsOn]));
  const { layers, unordered } = layersOf(graph);
  if (unordered.length > 0) return undefined;
  const places = new Map(heads.map(({ name }, place) => [name, place]));
  return { ranks: ranksOf(layers.flat().map((name) => places.get(name) ?? 0)), layers: layers.length };
}

/** How many models come before each, from the places of all in order. */
export function ranksOf(order: ArrayLike<number>): Uint32Array {
  const ranks = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) ranks[order[i] ?? 0] = i;
  return ranks;
}
