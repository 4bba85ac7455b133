import type { Connection } from "@rocky/adapter";
import type { CancelSignal, CatalogTable, Target } from "@rocky/ir";
import { targetKey } from "./target-key.ts";

/** What discovery is told. */
export interface DiscoverOptions {
  /** Targets of the project's own models, which are not sources. */
  readonly exclude: readonly Target[];
  /** RFC 3339, UTC: when this is. */
  readonly now: string;
  readonly signal?: CancelSignal;
}

/** The tables of a warehouse as catalog facts, without those that the project builds; in order of name. */
export async function discoverSchemas(
  connection: Pick<Connection, "describe" | "currentCatalog" | "sourceId">,
  options: DiscoverOptions,
): Promise<readonly CatalogTable[]> {
  const { currentCatalog, sourceId } = connection;
  const own = new Set(options.exclude.map((target) => targetKey(target, currentCatalog)));
  const relations = await connection.describe({}, options.signal);
  return relations
    .filter((relation) => !own.has(targetKey(relation.target, currentCatalog)))
    .map(({ target, columns, keys }) => ({
      name: [...(target.catalog === undefined ? [] : [target.catalog]), target.schema, target.table],
      schema: {
        columns,
        provenance: { kind: "live", source: sourceId, observedAt: options.now },
        ...(keys.length === 0 ? {} : { keys }),
      },
    }));
}
