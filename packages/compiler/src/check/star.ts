import { report } from "../diagnostics.ts";
import type { CheckedModel, CheckedProject, Rule } from "./check.ts";

/** W002 and I001: a star over a model whose columns are not all known; a star over columns that are. */
export const starRule: Rule = (project) =>
  project.models.flatMap(({ compiled, parsed }) => {
    return parsed.stars.flatMap((star) => {
      const span = { file: compiled.file, start: star.start, end: star.end };
      const upstream = modelOf(project, compiled.name, star.relation);
      if (upstream !== undefined && !upstream.compiled.complete && upstream.compiled.status === "ok") {
        const args = { model: upstream.compiled.name };
        const missing = [`the columns of ${upstream.compiled.name}`];
        return [
          report.starOverUnknown(span, args, { model: compiled.name, proof: { kind: "unknown", missing } }),
        ];
      }
      if (!compiled.complete) return [];
      return [report.starOverKnown(span, { relation: star.relation.join(".") }, { model: compiled.name })];
    });
  });

/** The model that a name in FROM of another model means. */
function modelOf(
  project: CheckedProject,
  reader: string,
  relation: readonly string[],
): CheckedModel | undefined {
  const written = relation.join(".").toLowerCase();
  const read = project.byName
    .get(reader)
    ?.compiled.reads.find((each) => each.kind === "model" && each.parts.join(".").toLowerCase() === written);
  return read === undefined ? undefined : project.byName.get(read.relation);
}
