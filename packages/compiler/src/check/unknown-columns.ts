import { unknownReason } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { Rule } from "./check.ts";

/** I002: some columns of a model have a type and some do not, so that a reason can be found. */
export const unknownColumnsRule: Rule = ({ models }) =>
  models.flatMap(({ compiled }) => {
    if (compiled.status !== "ok") return [];
    const unknown = compiled.columns.filter((column) => unknownReason(column.type) !== undefined);
    const [first] = unknown;
    if (first === undefined || unknown.length === compiled.columns.length) return [];
    const names = unknown.map((column) => column.name);
    const shown = names.slice(0, 5).join(", ");
    const columns = names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
    const reason = unknownReason(first.type) ?? "";
    return [
      report.someUnknown(
        first.span,
        { columns, model: compiled.name, reason },
        { model: compiled.name, proof: { kind: "unknown", missing: [`the types of ${columns}`] } },
      ),
    ];
  });
