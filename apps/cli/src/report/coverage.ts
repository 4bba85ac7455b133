import { unknownReason, type CompiledModel } from "@rocky/ir";
import type { definitions } from "../schemas/definitions.ts";
import type { TypeOf } from "../schemas/schema-type.ts";
import { durationText } from "./duration.ts";
import { plural } from "./plural.ts";

/** How much of a project is known. */
export type Coverage = TypeOf<(typeof definitions)["coverage"]>;

/** Columns of a model, those whose type is known, those whose nullability is known. */
export function countsOf({ columns }: Pick<CompiledModel, "columns">): readonly number[] {
  let types = 0;
  let nullabilities = 0;
  for (const { type, nullability } of columns) {
    if (unknownReason(type) === undefined) types++;
    if (nullability !== "unknown") nullabilities++;
  }
  return [columns.length, types, nullabilities];
}

/** The coverage of a number of models, from the sums of {@link countsOf}. */
export function coverageFrom(
  models: number,
  [columns = 0, types = 0, nullabilities = 0]: readonly number[],
): Coverage {
  return { models, columns, types_known: types, nullability_known: nullabilities };
}

/** Sums of {@link countsOf} before any model is counted. */
export function noCounts(): number[] {
  return [0, 0, 0];
}

/** Adds what {@link countsOf} says of a model to the sums. */
export function addCounts(sums: number[], model: CompiledModel): void {
  const counts = countsOf(model);
  for (let i = 0; i < counts.length; i++) sums[i] = (sums[i] ?? 0) + (counts[i] ?? 0);
}

/** Counts what is known about the columns of models. */
export function coverageOf(models: readonly CompiledModel[]): Coverage {
  const sums = noCounts();
  for (const model of models) addCounts(sums, model);
  return coverageFrom(models.length, sums);
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
