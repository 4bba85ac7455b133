import type { TableFunctionResolution } from "../../../functions/dialect-functions.ts";

/** Functions that give a table; what columns they have depends on models and tables. */
const tableFunctions: readonly string[] = [
  "appends",
  "changes",
  "external_object_transform",
  "gap_fill",
  "range_sessionize",
  "vector_search",
];

/** Whether a function gives a table. */
export function isTableFunction(name: string): boolean {
  return tableFunctions.includes(name.toLowerCase());
}

/** Their names. */
export function tableFunctionNames(): Iterable<string> {
  return tableFunctions;
}

/** The columns of a table function, of which none is known. */
export function resolveTableFunction(name: string): TableFunctionResolution {
  return { kind: "unknown", reason: `the columns of ${name} depend on what it reads` };
}
