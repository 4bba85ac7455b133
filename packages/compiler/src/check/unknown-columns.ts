import { unknownReason, type CompiledModel, type Diagnostic } from "@rocky/ir";
import { reasonOfUnknownTable } from "../bind-model.ts";
import { report } from "../diagnostics.ts";
import type { CheckedModel, CheckedProject, Rule } from "./check.ts";

const shownColumns = 5;

/**
 * I002: types of columns begin to be unknown here. One note for each reason; none where another finding says the reason: an unknown
 * table is named once for the project, a call or a cast at its place, and what a model further up does not know is said there.
 */
export const unknownColumnsRule: Rule = (project) => {
  const notes: Diagnostic[] = [];
  for (const model of project.models) {
    if (model.compiled.status !== "ok") continue;
    for (const reason of model.unknown) {
      if (!isSaidElsewhere(reason, model, project)) notes.push(noteOf(model.compiled, reason));
    }
  }
  return notes;
};

function noteOf({ name, columns }: CompiledModel, reason: string): Diagnostic {
  const unknown = columns.filter(({ type }) => unknownReason(type) === reason);
  const names = unknown.map((column) => column.name);
  const shown = names.slice(0, shownColumns).join(", ");
  const all = names.length > shownColumns ? `${shown} and ${names.length - shownColumns} more` : shown;
  return report.someUnknown(
    unknown[0]?.span,
    { columns: all, model: name, reason },
    { model: name, proof: { kind: "unknown", missing: [`the types of ${all}`] } },
  );
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
function isUnknownIn({ gap, unknown }: CheckedModel, reason: string): boolean {
  return gap === reason || unknown.includes(reason);
}
