import type { Target } from "@rocky/ir";

/** A target as it is compared: without its catalog when that is the open one, and without regard to case. */
export function targetKey(target: Target, currentCatalog?: string): string {
  const catalog = target.catalog?.toLowerCase();
  const shown = catalog === undefined || catalog === currentCatalog?.toLowerCase() ? "" : catalog;
  return `${shown}\0${target.schema.toLowerCase()}\0${target.table.toLowerCase()}`;
}
