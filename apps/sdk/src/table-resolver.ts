import { catalogFacts } from "@rocky/compiler";
import type { Catalog, CatalogTable, Provenance } from "@rocky/ir";
import type { ResolvedRelation } from "@rocky/sql";

/** Answers which table a name means: `orders`, `raw.orders`, `dev.raw.orders`, in any case of letters. */
export function tableResolver(catalog: Catalog): (parts: readonly string[]) => ResolvedRelation {
  const bySuffix = new Map<string, CatalogTable[]>();
  for (const table of catalog.tables) {
    for (let length = 1; length <= table.name.length; length++) {
      const key = keyOf(table.name.slice(-length));
      const known = bySuffix.get(key);
      if (known === undefined) bySuffix.set(key, [table]);
      else known.push(table);
    }
  }
  return (parts) => {
    const found = bySuffix.get(keyOf(parts)) ?? [];
    const exact = found.find((table) => table.name.length === parts.length);
    const table = exact ?? (found.length === 1 ? found[0] : undefined);
    return table === undefined ? unknownTable(parts, found) : knownTable(table);
  };
}

function keyOf(parts: readonly string[]): string {
  return parts.map((part) => part.toLowerCase()).join("\0");
}

function knownTable(table: CatalogTable): ResolvedRelation {
  const assumed = assumptionOf(table.schema.provenance);
  return {
    relation: table.name.join("."),
    columns: table.schema.columns,
    ...catalogFacts(table),
    complete: true,
    ...(assumed === undefined ? {} : { assumed: [assumed] }),
  };
}

function assumptionOf(provenance: Provenance): string | undefined {
  if (provenance.kind === "declared") return undefined;
  const when = provenance.observedAt === undefined ? "" : ` as of ${provenance.observedAt}`;
  return `the columns that ${provenance.source} had${when}`;
}

function unknownTable(parts: readonly string[], found: readonly CatalogTable[]): ResolvedRelation {
  const name = parts.join(".");
  const names = found.map((table) => table.name.join("."));
  const reason =
    found.length === 0 ? `the columns of ${name} are not known` : `${name} may be ${names.join(" or ")}`;
  return { relation: name, columns: [], complete: false, reason };
}
