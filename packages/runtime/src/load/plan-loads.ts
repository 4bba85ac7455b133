import type { HashText } from "@rocky/ir";
import type { LedgerEntry } from "./loaded-files.ts";
import { loadedFiles } from "./loaded-files.ts";
import { loadRecipe, loadStepId, type FileToLoad } from "../plan.ts";
import { targetKey } from "../target-key.ts";

/** What decides whether a file must be loaded. */
export interface PlanLoadsInput {
  readonly files: readonly FileToLoad[];
  /** Everything that was recorded. */
  readonly entries: readonly LedgerEntry[];
  /** Targets that exist, as {@link targetKey} names them. */
  readonly existing: ReadonlySet<string>;
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
  const loaded = loadedFiles(input.entries);
  const files: FileToLoad[] = [];
  const unchanged: FileToLoad[] = [];
  for (const [key, ofTable] of Map.groupBy(input.files, keyOf)) {
    const before = loaded.get(recordKey(ofTable));
    const isThere = before !== undefined && input.existing.has(key) && !input.full;
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

/** How the ledger names the table of files. */
function recordKey(files: readonly FileToLoad[]): string {
  return files.map((file) => `${file.target.schema}.${file.target.table}`.toLowerCase())[0] ?? "";
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
