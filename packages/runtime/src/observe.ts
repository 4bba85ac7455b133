import type { Connection, RelationDescription } from "@rocky/adapter";
import type { CancelSignal } from "@rocky/ir";
import { targetKey } from "./target-key.ts";

/** What stood in the warehouse when it was looked at. */
export interface ObservedState {
  readonly currentCatalog: string | undefined;
  readonly relations: readonly RelationDescription[];
  /** Kind of each relation by its target. */
  readonly kinds: ReadonlyMap<string, "table" | "view">;
}

/** Looks at every relation of the warehouse. Rejects with an `AdapterError`. */
export async function observe(
  connection: Pick<Connection, "describe" | "currentCatalog">,
  signal?: CancelSignal,
): Promise<ObservedState> {
  const relations = await connection.describe({}, signal);
  const { currentCatalog } = connection;
  const kinds = new Map(relations.map(({ target, kind }) => [targetKey(target, currentCatalog), kind]));
  return { currentCatalog, relations, kinds };
}
