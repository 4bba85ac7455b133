import { resolve } from "node:path";
import { listedPaths, numbersOfFile, readTextFile, type FileStats } from "@rocky/node/disk";
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
  if (doubtful.length === 0) return { paths: [], refreshed: undefined };
  const listed = listedPaths(index.listing);
  const changed = new Set<number>();
  for (const at of doubtful) {
    const { text, encoding } = readTextFile(resolve(root, listed[at] ?? ""));
    if (encoding !== "utf-8") return undefined;
    const size = at * numbersOfFile;
    if (index.numbers[size] !== numbers[size] || !isText(index, at, text)) changed.add(at);
  }
  const paths = [...changed].map((at) => listed[at] ?? "");
  if (doubtful.length === changed.size) return { paths, refreshed: undefined };
  // A file that changed is never again taken for what it was without a look at its text.
  for (const at of changed) {
    numbers.fill(NaN, at * numbersOfFile, (at + 1) * numbersOfFile);
    numbers[at * numbersOfFile] = index.numbers[at * numbersOfFile] ?? NaN;
  }
  const surelyBefore = Math.max(index.surelyBefore, lookedAtMs + index.skewMs - clockSteps);
  const refreshed = { ...index, numbers, surelyBefore };
  const isBetter = doubtful.some((at) => !changed.has(at) && isSurelySame(refreshed, numbers, at));
  return { paths, refreshed: isBetter ? refreshed : undefined };
}
