import { expect, test } from "vitest";
import { compareFiles, isSurelySame, type FileIndex } from "../src/node/compile-cache/file-index.ts";

const size = 10;
const inode = 7;

/** The index of one file that was written at a time, made from what was read after `surelyBefore`. */
function indexOf(times: { readonly modified: number; readonly changed: number }): FileIndex {
  return {
    listing: "models/a.sql\n",
    numbers: Float64Array.of(size, times.modified, times.changed, inode),
    hashes: new Uint8Array(20),
    surelyBefore: 1000,
    skewMs: 0,
  };
}

test("a file that was written in the moment of reading is read again, though nothing about it is another", () => {
  const doubtful = (modified: number, changed: number): readonly number[] => {
    const index = indexOf({ modified, changed });
    return compareFiles(index, index).doubtful;
  };
  expect(doubtful(999, 999)).toEqual([]);
  expect(doubtful(1000, 999)).toEqual([0]);
  expect(doubtful(999, 1000)).toEqual([0]);
  expect(doubtful(5000, 5000)).toEqual([0]);
});

test("a file of another size, time or inode is not the same", () => {
  const index = indexOf({ modified: 500, changed: 500 });
  for (let at = 0; at < index.numbers.length; at++) {
    const now = index.numbers.slice();
    now[at] = (now[at] ?? 0) + 1;
    expect(isSurelySame(index, now, 0)).toBe(false);
  }
  expect(isSurelySame(index, index.numbers.slice(), 0)).toBe(true);
});
