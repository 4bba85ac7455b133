/** A layer of the project; also the schema of its tables. */
export type Layer = "sources" | "staging" | "intermediate" | "marts";

/** One model: where it stands and what it reads, before any text is written. */
export interface Place {
  readonly name: string;
  readonly layer: Layer;
  /** The number of the model in the whole project. */
  readonly index: number;
  /** The number of the model in its layer. */
  readonly at: number;
  readonly language: "sql" | "rocky";
  readonly dependencies: readonly string[];
}

const prefixes: Readonly<Record<Layer, string>> = {
  sources: "src",
  staging: "stg",
  intermediate: "int",
  marts: "fct",
};

/** Which models a project of so many has: 30 % sources, 30 % staging, 25 % intermediate, the rest marts. */
export function placesOf(total: number): readonly Place[] {
  const sizes: Readonly<Record<Layer, number>> = {
    sources: Math.floor(total * 0.3),
    staging: Math.floor(total * 0.3),
    intermediate: Math.floor(total * 0.25),
    marts: total - 2 * Math.floor(total * 0.3) - Math.floor(total * 0.25),
  };
  const starts: Readonly<Record<Layer, number>> = {
    sources: 0,
    staging: sizes.sources,
    intermediate: sizes.sources + sizes.staging,
    marts: total - sizes.marts,
  };
  const name = (layer: Layer, at: number): string =>
    `${prefixes[layer]}_${String(starts[layer] + (at % sizes[layer])).padStart(5, "0")}`;
  const layer = (of: Layer, place: (at: number) => Partial<Place>): readonly Place[] =>
    Array.from({ length: sizes[of] }, (_, at) => ({
      name: name(of, at),
      layer: of,
      index: starts[of] + at,
      at,
      language: "sql",
      dependencies: [],
      ...place(at),
    }));
  return [
    ...layer("sources", () => ({})),
    ...layer("staging", (at) => ({
      language: at % 5 === 0 ? "rocky" : "sql",
      dependencies: [name("sources", at)],
    })),
    ...layer("intermediate", (at) => ({
      language: at % 5 === 1 ? "rocky" : "sql",
      dependencies: [0, 1, ...(at % 10 === 0 ? [2] : [])].map((next) => name("staging", at + next)),
    })),
    ...layer("marts", (at) => ({ dependencies: [name("intermediate", at), name("staging", at)] })),
  ];
}
