import { layersOf } from "@rocky/ir";
import type { ModelDecoder } from "./decode-models.ts";
import { nameKey, targetNames, type ModelIndex } from "../resolve/model-index.ts";
import type { KnownHead, KnownModel } from "./known-model.ts";
import { placeIn } from "./name-table.ts";

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

/** The models of a known project by their places and names, each read when it is first asked for. */
export class KnownModels {
  readonly project: KnownProject;
  readonly #heads: (KnownHead | undefined)[] = [];
  readonly #models = new Map<number, KnownModel>();

  constructor(known: KnownProject) {
    this.project = known;
  }

  /** How many models there are. */
  get count(): number {
    return this.project.models.count;
  }

  /** The beginnings of all models; reading them takes a while. */
  get heads(): readonly KnownHead[] {
    return Array.from({ length: this.count }, (_, place) => this.#head(place));
  }

  /** The beginning of a model, by its place. */
  head(place: number): KnownHead | undefined {
    return place >= 0 && place < this.count ? this.#head(place) : undefined;
  }

  /** The place of a model. */
  placeOf(name: string): number | undefined {
    return this.#placeIn("names", nameKey([name]), (head) => head.name === name);
  }

  /** The place of a model, by its name in small letters. */
  placeOfKey(key: string): number | undefined {
    return this.#placeIn("names", key, (head) => nameKey([head.name]) === key);
  }

  /** The place of the model that a file holds. */
  placeOfFile(path: string): number | undefined {
    return this.#placeIn("files", path, (head) => head.file === path);
  }

  /** The models by every name that SQL may use for them, as `indexModels` makes it of all. */
  index(openCatalog: string | undefined): ModelIndex {
    const headAt = (place: number | undefined): KnownHead | undefined => this.head(place ?? -1);
    const byName = (key: string): KnownHead | undefined => headAt(this.placeOfKey(key));
    const byTarget = (key: string): KnownHead | undefined => {
      const [table = "", schema = ""] = key.split("\0").toReversed();
      const isIt = ({ target }: KnownHead): boolean =>
        targetNames(target, openCatalog).some((parts) => nameKey(parts) === key);
      return headAt(this.#placeIn("targets", nameKey([schema, table]), isIt));
    };
    const { count } = this;
    const values = (): Iterable<KnownHead> => this.heads;
    return {
      byName: { get: byName, has: (key) => byName(key) !== undefined, values, size: count },
      byTarget: { get: byTarget },
    };
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
    const place = this.placeOf(name);
    return place === undefined ? undefined : this.at(place);
  }

  /** The places of the models that need a model, or whose tests ask for it. */
  readersOf(name: string): Uint32Array {
    const { readers } = this.project.models.tables;
    const place = this.placeOf(name);
    return place === undefined
      ? readers.subarray(0, 0)
      : readers.subarray(readers[place], readers[place + 1]);
  }

  #head(place: number): KnownHead {
    return (this.#heads[place] ??= this.project.models.head(place));
  }

  #placeIn(
    table: "names" | "targets" | "files",
    text: string,
    isIt: (head: KnownHead) => boolean,
  ): number | undefined {
    return placeIn(this.project.models.tables[table], text, (place) => isIt(this.#head(place)));
  }
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
