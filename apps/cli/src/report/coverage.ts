import { unknownReason, type CompiledModel } from "@rocky/ir";
import type { definitions } from "../schemas/definitions.ts";
import type { TypeOf } from "../schemas/schema-type.ts";
import { durationText } from "./duration.ts";
import { plural } from "./plural.ts";

/** How much of a project is known. */
export type Coverage = TypeOf<(typeof definitions)["coverage"]>;

/** Counts what is known about the columns of models. */
export function coverageOf(models: readonly CompiledModel[]): Coverage {
  const columns = models.flatMap((model) => model.columns);
  return {
    models: models.length,
    columns: columns.length,
    types_known: columns.filter((column) => unknownReason(column.type) === undefined).length,
    nullability_known: columns.filter((column) => column.nullability !== "unknown").length,
  };
}

/** The last line of `rocky compile`. */
export function coverageText(coverage: Coverage, milliseconds: number): string {
  const { models, columns, types_known: types, nullability_known: nullabilities } = coverage;
  const size = `${plural(models, "model")}, ${plural(columns, "column")}`;
  const time = durationText(milliseconds);
  if (columns === 0) return `${size}, ${time}`;
  const known = `${percent(types, columns)} of types and ${percent(nullabilities, columns)} of nullabilities known`;
  return `${size}: ${known}, ${time}`;
}

/** Rounds down, so that 100 % means all. */
function percent(part: number, whole: number): string {
  return `${Math.floor((part / whole) * 100)} %`;
}
