import type { CatalogTable, ModelKey } from "@rocky/ir";
import type { BoundQuery, ResolvedKey, ResolvedRelation } from "@rocky/sql";
import { isTable } from "../config/shape.ts";
import type { ModelSource } from "../project/model-source.ts";

/** What tells the rows of a model apart: what its query proves, then what its tests demand. */
export function modelKeys(
  source: ModelSource,
  names: readonly string[],
  bound: BoundQuery | undefined,
): readonly ModelKey[] {
  const proved = (bound?.keys ?? []).map((key) => ({
    columns: key.columns.map((at) => names[at] ?? ""),
    assumed: key.assumed,
  }));
  const demanded = testedKeys(source).flatMap((columns): readonly ModelKey[] => {
    const own = columns.map(
      (column) => names.find((name) => name.toLowerCase() === column.toLowerCase()) ?? "",
    );
    if (own.includes("") || proved.some((key) => key.columns.every((column) => own.includes(column))))
      return [];
    return [{ columns: own, assumed: [`${source.name} is tested to be unique by ${own.join(", ")}`] }];
  });
  return [...proved, ...demanded];
}

/** The columns of the tests that say that rows are unique, whatever the rows. */
function testedKeys(source: ModelSource): readonly (readonly string[])[] {
  const tests: unknown = source.configuration?.value["tests"];
  if (!Array.isArray(tests)) return [];
  return tests.flatMap((test: unknown): readonly (readonly string[])[] => {
    if (!isTable(test) || test["filter"] !== undefined || test["severity"] === "warning") return [];
    if (test["type"] === "unique" && typeof test["column"] === "string") return [[test["column"]]];
    const columns = test["columns"];
    if (test["type"] !== "composite" || !Array.isArray(columns)) return [];
    const names = columns.filter((column): column is string => typeof column === "string");
    return names.length === columns.length && names.length > 0 ? [names] : [];
  });
}

/** The keys of a model for those who read it. */
export function asResolved(keys: readonly ModelKey[]): readonly ResolvedKey[] {
  return keys.map((key) => ({ ...key, nulls: "agree" }));
}

/** What a table was observed to be beside its columns: its keys, and whether different texts in it may be equal. */
export function catalogFacts(table: CatalogTable): Pick<ResolvedRelation, "keys" | "collated"> {
  const collated = table.schema.columns.filter((column) => column.collation !== undefined);
  if (collated.length === 0) return { keys: catalogKeys(table) };
  // A constraint tells texts apart that comparisons take for one.
  const names = new Set(collated.map((column) => column.name));
  const keys = catalogKeys(table).filter((key) => !key.columns.some((column) => names.has(column)));
  return { keys, collated: true };
}

function catalogKeys({ name, schema }: CatalogTable): readonly ResolvedKey[] {
  const { kind, source, observedAt } = schema.provenance;
  const seen = observedAt === undefined ? "" : ` on ${observedAt.slice(0, 10)}`;
  const origin = kind === "declared" ? "is declared to be unique" : `was unique in ${source}${seen}`;
  return (schema.keys ?? []).map((columns) => ({
    columns,
    nulls: "differ",
    assumed: [`${name.join(".")} ${origin} by ${columns.join(", ")}`],
  }));
}
