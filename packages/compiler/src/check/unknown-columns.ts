import { unknownReason, type CompiledModel, type ModelColumn } from "@rocky/ir";
import { reasonOfUnknownTable } from "../bind-model.ts";
import { report } from "../diagnostics.ts";
import type { CheckedModel, CheckedProject, Rule } from "./check.ts";

const shownColumns = 5;

/**
 * I002: types of columns begin to be unknown here. One note for each reason; none where another finding says the reason: an unknown
 * table is named once for the project, a call or a cast at its place, and what a model further up does not know is said there.
 */
export const unknownColumnsRule: Rule = (project) =>
  project.models.flatMap((model) => {
    const { compiled } = model;
    if (compiled.status !== "ok") return [];
    const unknown = unknownByReason(compiled);
    if (unknown === undefined) return [];
    return [...unknown].flatMap(([reason, columns]) => {
      if (isSaidElsewhere(reason, model, project)) return [];
      const names = columns.map((column) => column.name);
      const shown = names.slice(0, shownColumns).join(", ");
      const all = names.length > shownColumns ? `${shown} and ${names.length - shownColumns} more` : shown;
      return [
        report.someUnknown(
          columns[0]?.span,
          { columns: all, model: compiled.name, reason },
          { model: compiled.name, proof: { kind: "unknown", missing: [`the types of ${all}`] } },
        ),
      ];
    });
  });

/** The columns whose types are not known, by the reason why. */
function unknownByReason({
  columns,
}: CompiledModel): ReadonlyMap<string, readonly ModelColumn[]> | undefined {
  let unknown: Map<string, ModelColumn[]> | undefined;
  for (const column of columns) {
    const reason = unknownReason(column.type);
    if (reason === undefined) continue;
    unknown ??= new Map();
    const known = unknown.get(reason);
    if (known === undefined) unknown.set(reason, [column]);
    else known.push(column);
  }
  return unknown;
}

function isSaidElsewhere(
  reason: string,
  { compiled, found }: CheckedModel,
  project: CheckedProject,
): boolean {
  for (const { kind, relation } of compiled.reads) {
    if (kind === "unknown-table" && reason === reasonOfUnknownTable(relation)) return true;
    const upstream = kind === "model" ? project.byName.get(relation) : undefined;
    if (upstream !== undefined && isUnknownIn(upstream, reason)) return true;
  }
  const written = reason.toLowerCase();
  return found.some(({ message }) => message.toLowerCase().includes(written));
}

/** Whether a model hands on something that is unknown for a reason. */
function isUnknownIn({ compiled, gap }: CheckedModel, reason: string): boolean {
  return gap === reason || compiled.columns.some(({ type }) => unknownReason(type) === reason);
}
