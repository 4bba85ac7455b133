import type { HashText } from "@rocky/ir";
import type { LoadedTable } from "./loaded-files.ts";
import { loadRecipe, loadStepId, type FileToLoad } from "../plan.ts";
import { targetKey } from "../target-key.ts";

/** What decides whether a file must be loaded. */
export interface PlanLoadsInput {
  readonly files: readonly FileToLoad[];
  /** What tables are made of, as recorded. */
  readonly loaded: ReadonlyMap<string, LoadedTable>;
  /** Targets that hold what was recorded, as {@link targetKey} names them. */
  readonly intact: ReadonlySet<string>;
  readonly currentCatalog: string | undefined;
  /** Load everything, whatever was loaded before. */
  readonly full: boolean;
  readonly hash: HashText;
}

/** The files to load with how, and those whose rows are there already. */
export interface PlannedLoads {
  readonly files: readonly FileToLoad[];
  readonly unchanged: readonly FileToLoad[];
}

/**
 * Decides table by table: when every file is as it was loaded, nothing is to be done; when there are only new files, these
 * are added; when a file changed, went away or is read in another way, the table is made anew from all of them.
 */
export function planLoads(input: PlanLoadsInput): PlannedLoads {
  const keyOf = (file: FileToLoad): string => targetKey(file.target, input.currentCatalog);
  const files: FileToLoad[] = [];
  const unchanged: FileToLoad[] = [];
  for (const [key, ofTable] of Map.groupBy(input.files, keyOf)) {
    const before = input.loaded.get(loadedKey(ofTable[0]?.target))?.files;
    const isThere = before !== undefined && input.intact.has(key) && !input.full;
    const same = (file: FileToLoad): boolean =>
      before?.get(loadStepId(file)) === `${loadRecipe(file, input.hash)} ${file.contentHash}`;
    const known = ofTable.filter(same);
    if (isThere && known.length === before.size) {
      unchanged.push(...known);
      files.push(
        ...chained(
          ofTable.filter((file) => !same(file)),
          "append",
        ),
      );
    } else {
      files.push(...chained(ofTable, "replace"));
    }
  }
  return { files, unchanged };
}

/** How {@link LoadedTable}s are named. */
export function loadedKey(target: FileToLoad["target"] | undefined): string {
  return target === undefined ? "" : `${target.schema}.${target.table}`.toLowerCase();
}

/** Files of one table one after the other; only the first may replace it. */
function chained(files: readonly FileToLoad[], first: "replace" | "append"): readonly FileToLoad[] {
  return files.map((file, i) => {
    const before = files[i - 1];
    return {
      ...file,
      mode: i === 0 ? first : "append",
      dependsOn: before === undefined ? file.dependsOn : [...file.dependsOn, loadStepId(before)],
    };
  });
}
