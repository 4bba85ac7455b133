import {
  BrokenPack,
  lazyCrypto,
  listedPaths,
  numbersOfFile,
  PackReader,
  PackWriter,
  type FileStats,
} from "@rocky/node/disk";

/** The files of a compilation, with what tells whether they are still the same. */
export interface FileIndex extends FileStats {
  /** {@link hashLength} bytes for each file, of its text. */
  readonly hashes: Uint8Array;
  /** What was written at this time (milliseconds) or later may have been read before it was written. */
  readonly surelyBefore: number;
  /** How far the clock of the disk is ahead of that of this machine, in milliseconds. */
  readonly skewMs: number;
}

/** How many bytes of a text's hash are kept. */
const hashLength = 20;

/** The hash of a text. */
function hashOfText(text: string): Buffer {
  return lazyCrypto().hash("sha1", text, "buffer");
}

/** The hashes of files, in the order of their paths. `undefined` when a text is missing. */
export function hashesOf(
  paths: readonly string[],
  textOf: (path: string) => string | undefined,
): Uint8Array | undefined {
  const hashes = new Uint8Array(paths.length * hashLength);
  for (const [i, path] of paths.entries()) {
    const text = textOf(path);
    if (text === undefined) return undefined;
    hashes.set(hashOfText(text), i * hashLength);
  }
  return hashes;
}

/** The files of now against those of an index. */
export interface FileChanges {
  /** Files were added or removed. */
  readonly isOtherList: boolean;
  /** Places in the index of files that must be read to tell whether they changed. */
  readonly doubtful: readonly number[];
  /** The numbers of now, in the order of the index. */
  readonly numbers: Float64Array;
}

/** Compares how the disk shows files with how it showed them. */
export function compareFiles(index: FileIndex, now: FileStats): FileChanges {
  const numbers = index.listing === now.listing ? now.numbers : sortedAs(index, now);
  if (numbers === undefined) return { isOtherList: true, doubtful: [], numbers: now.numbers };
  const doubtful: number[] = [];
  const count = numbers.length / numbersOfFile;
  for (let at = 0; at < count; at++) if (!isSurelySame(index, numbers, at)) doubtful.push(at);
  return { isOtherList: false, doubtful, numbers };
}

/** The numbers of now in the order of an index; nothing where the files are others. */
function sortedAs(index: FileIndex, now: FileStats): Float64Array | undefined {
  if (now.numbers.length !== index.numbers.length) return undefined;
  const places = new Map(listedPaths(index.listing).map((path, at) => [path, at]));
  const numbers = new Float64Array(now.numbers.length);
  for (const [i, path] of listedPaths(now.listing).entries()) {
    const at = places.get(path);
    if (at === undefined) return undefined;
    const start = i * numbersOfFile;
    numbers.set(now.numbers.subarray(start, start + numbersOfFile), at * numbersOfFile);
  }
  return numbers;
}

/** Whether a file is certainly the one of the index. */
export function isSurelySame(
  { numbers: before, surelyBefore }: FileIndex,
  now: Float64Array,
  at: number,
): boolean {
  const start = at * numbersOfFile;
  for (let k = start; k < start + numbersOfFile; k++) if (before[k] !== now[k]) return false;
  return (now[start + 1] ?? Infinity) < surelyBefore && (now[start + 2] ?? Infinity) < surelyBefore;
}

/** Whether a text is that of a file in the index, where both have as many bytes. */
export function isText({ hashes }: FileIndex, at: number, text: string): boolean {
  return hashOfText(text).equals(hashes.subarray(at * hashLength, (at + 1) * hashLength));
}

/** Writes an index. `answer` names the answer that was made from these files. Throws what the file system throws. */
export function writeFileIndex(path: string, index: FileIndex, answer: string): void {
  const writer = new PackWriter(path);
  try {
    writer.section("listing", [Buffer.from(index.listing, "utf8")]);
    writer.section("numbers", [bytesOf(index.numbers)]);
    writer.section("hashes", [index.hashes]);
    writer.finish(JSON.stringify({ answer, surelyBefore: index.surelyBefore, skewMs: index.skewMs }));
  } catch (error) {
    writer.discard();
    throw error;
  }
}

/** Reads what {@link writeFileIndex} wrote for an answer. Throws a `BrokenPack`, or what the file system throws. */
export function readFileIndex(path: string, answer: string): FileIndex {
  const reader = new PackReader(path);
  try {
    const head: unknown = JSON.parse(reader.head);
    const times = timesOf(head, answer);
    const listing = reader.section("listing").toString("utf8");
    const numbers = numbersOf(reader.section("numbers"));
    const hashes = reader.section("hashes");
    if (hashes.length / hashLength !== numbers.length / numbersOfFile)
      throw new BrokenPack("the index has holes");
    return { listing, numbers, hashes, ...times };
  } finally {
    reader.close();
  }
}

function timesOf(head: unknown, answer: string): Pick<FileIndex, "surelyBefore" | "skewMs"> {
  if (typeof head !== "object" || head === null || !("answer" in head) || head.answer !== answer)
    throw new BrokenPack("the index belongs to another answer");
  if (!("surelyBefore" in head && typeof head.surelyBefore === "number"))
    throw new BrokenPack("the index has no time");
  if (!("skewMs" in head && typeof head.skewMs === "number")) throw new BrokenPack("the index has no time");
  return { surelyBefore: head.surelyBefore, skewMs: head.skewMs };
}

/** The bytes of numbers. */
export function bytesOf(numbers: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function numbersOf(bytes: Buffer): Float64Array {
  if (bytes.length % 8 !== 0) throw new BrokenPack("the numbers are cut");
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return new Float64Array(copy.buffer);
}
