import { resolve } from "node:path";
import { readTextFile, type FileStats } from "@rocky/node/disk";
import { compareFiles, isSurelySame, isText, type FileIndex } from "./file-index.ts";

/** What changed since an index was written. */
interface Changes {
  /** The files that have another text. */
  readonly paths: readonly string[];
  /** The index as it can be from now on, where files that are the same had to be read. */
  readonly refreshed: FileIndex | undefined;
}

/** How the disk shows the files now, and when it was looked at (milliseconds). */
interface Look {
  readonly index: FileIndex;
  readonly now: FileStats;
  readonly lookedAtMs: number;
}

/** How much older than the look at it a file must be to be surely read as it is, in milliseconds. */
const clockSteps = 2000;

/**
 * The files that have another text than before. Files that may have changed are read; nothing where files came or went, or cannot be read as
 * text. Throws what the file system throws.
 */
export function changesOf(root: string, { index, now, lookedAtMs }: Look): Changes | undefined {
  const { isOtherList, doubtful, numbers } = compareFiles(index, now);
  if (isOtherList) return undefined;
  const changed = new Set<number>();
  for (const at of doubtful) {
    const { text, encoding } = readTextFile(resolve(root, index.paths[at] ?? ""));
    if (encoding !== "utf-8") return undefined;
    if (!isText(index, at, text)) changed.add(at);
  }
  const paths = [...changed].map((at) => index.paths[at] ?? "");
  if (doubtful.length === changed.size) return { paths, refreshed: undefined };
  // A file that changed is never again taken for what it was.
  for (const at of changed) numbers.fill(NaN, at * 4, at * 4 + 4);
  const surelyBefore = Math.max(index.surelyBefore, lookedAtMs + index.skewMs - clockSteps);
  const refreshed = { ...index, numbers, surelyBefore };
  const isBetter = doubtful.some((at) => !changed.has(at) && isSurelySame(refreshed, numbers, at));
  return { paths, refreshed: isBetter ? refreshed : undefined };
}
