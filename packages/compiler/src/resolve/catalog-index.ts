import type { Catalog, CatalogTable } from "@rocky/ir";
import { nameKey } from "./model-index.ts";

/** Tables of a catalog by the names that SQL may use for them. */
export interface CatalogIndex {
  readonly byName: ReadonlyMap<string, CatalogTable>;
  /** All names, for suggestions. */
  readonly names: readonly string[];
}

/** The schema that a name without one means. */
const defaultSchema = "main";

/** Indexes tables by each name that means them: with catalog, with schema, and alone in the default schema. */
export function indexCatalog(catalogs: readonly Catalog[]): CatalogIndex {
  const byName = new Map<string, CatalogTable>();
  const names: string[] = [];
  for (const table of catalogs.flatMap((catalog) => catalog.tables)) {
    names.push(table.name.slice(-2).join("."));
    for (let length = 1; length <= table.name.length; length++) {
      const parts = table.name.slice(-length);
      if (length === 1 && table.name.length > 1 && table.name.at(-2)?.toLowerCase() !== defaultSchema)
        continue;
      const key = nameKey(parts);
      if (!byName.has(key)) byName.set(key, table);
    }
  }
  return { byName, names };
}
