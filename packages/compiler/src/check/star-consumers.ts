import type { CompiledModel } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { CheckedProject, Rule } from "./check.ts";

const shownColumns = 3;

/** P002: a star hands every change of what is before it on to the models behind it. */
export const starConsumersRule: Rule = (project) => {
  const severity = project.settings.lints["P002"] ?? "warning";
  if (severity === "off") return [];
  const starred = new Set(
    project.models.flatMap(({ compiled, parsed }) => (parsed.stars.length === 0 ? [] : compiled.name)),
  );
  if (starred.size === 0) return [];
  const readers = readersOf(project, starred);
  return project.models.flatMap(({ compiled, parsed }) => {
    const { stars } = parsed;
    const [first] = stars;
    if (first === undefined) return [];
    const places = new Set(stars.map((star) => `${star.start} ${star.end}`));
    const handedOn = new Set(
      compiled.columns
        .filter(({ span }) => span !== undefined && places.has(`${span.start} ${span.end}`))
        .map((column) => column.name.toLowerCase()),
    );
    const consumers = consumersOf(readers.get(compiled.name) ?? [], compiled, handedOn);
    if (consumers.length === 0) return [];
    const span = { file: compiled.file, start: first.start, end: first.end };
    const args = { relation: first.relation.join("."), consumers: consumers.join("; ") };
    return [report.starReachesConsumers(span, args, { model: compiled.name, severity })];
  });
};

/** The models that read each of some relations, sorted by name. */
function readersOf(
  { models }: CheckedProject,
  relations: ReadonlySet<string>,
): ReadonlyMap<string, readonly CompiledModel[]> {
  const readers = new Map<string, CompiledModel[]>();
  for (const { compiled } of models) {
    for (const { relation } of compiled.reads) {
      if (!relations.has(relation)) continue;
      const known = readers.get(relation);
      if (known === undefined) readers.set(relation, [compiled]);
      else if (known.at(-1) !== compiled) known.push(compiled);
    }
  }
  return readers;
}

/** `orders (id, amount, day, +2 more)` for each model that reads such a column. */
function consumersOf(
  readers: readonly CompiledModel[],
  model: CompiledModel,
  columns: ReadonlySet<string>,
): readonly string[] {
  return readers.flatMap((compiled) => {
    const read = new Set(
      compiled.edges
        .filter(({ from }) => from.relation === model.name && columns.has(from.column.toLowerCase()))
        .map(({ from }) => from.column),
    );
    if (read.size === 0) return [];
    const names = [...read];
    const more = names.length > shownColumns ? [`+${names.length - shownColumns} more`] : [];
    return [`${compiled.name} (${[...names.slice(0, shownColumns), ...more].join(", ")})`];
  });
}
