import { closeSync, fstatSync, openSync, read, readSync } from "node:fs";
import { crc32 } from "node:zlib";
import { magic, readHead, trailerLength, type PackHead, type PackSection } from "./pack-format.ts";

/** A pack that is not what a `PackWriter` wrote; the message says how one can tell. */
export class BrokenPack extends Error {
  override readonly name = "BrokenPack";
}

/** A pack that is open. A process that replaces it meanwhile does not change what is read. */
export class PackReader {
  /** The text that the writer ended the pack with. */
  readonly head: string;
  readonly #file: number;
  readonly #sections: PackHead["sections"];
  /** What was read ahead. */
  readonly #read = new Map<string, Buffer>();
  #reading: readonly Promise<void>[] = [];

  /** Opens a pack. Throws a {@link BrokenPack}, or what the file system throws. */
  constructor(path: string) {
    this.#file = openSync(path, "r");
    try {
      const { head, sections } = headOf(this.#file);
      this.head = head;
      this.#sections = sections;
    } catch (error) {
      closeSync(this.#file);
      throw error;
    }
  }

  /** Starts to read sections, while this thread does something else. What cannot be read fails when it is asked for. */
  readAhead(names: readonly string[]): void {
    const started = names.flatMap((name) => {
      const section = this.#sectionNamed(name);
      return section === undefined ? [] : [this.#readAhead(name, section)];
    });
    this.#reading = [...this.#reading, ...started];
  }

  /** Resolves when everything that was to be read ahead is there, or cannot be read. */
  async ready(): Promise<void> {
    await Promise.all(this.#reading);
  }

  /** The bytes of a section. Throws a {@link BrokenPack} when they are not those that were written. */
  section(name: string): Buffer {
    const section = this.#sectionNamed(name);
    if (section === undefined) throw new BrokenPack(`the section ${name} is missing`);
    const bytes = this.#read.get(name) ?? readAt(this.#file, section);
    if (crc32(bytes) !== section.crc) throw new BrokenPack(`the section ${name} has another checksum`);
    return bytes;
  }

  /** To be called when nothing is read any more. */
  close(): void {
    closeSync(this.#file);
  }

  #sectionNamed(name: string): PackSection | undefined {
    return Object.hasOwn(this.#sections, name) ? this.#sections[name] : undefined;
  }

  #readAhead(name: string, { start, length }: PackSection): Promise<void> {
    const bytes = Buffer.allocUnsafeSlow(length);
    return new Promise((resolve) => {
      read(this.#file, bytes, 0, length, start, (error, count) => {
        if (error === null && count === length) this.#read.set(name, bytes);
        resolve();
      });
    });
  }
}

function headOf(file: number): PackHead {
  const { size } = fstatSync(file);
  if (size < trailerLength) throw new BrokenPack("it is too short");
  const trailer = readAt(file, { start: size - trailerLength, length: trailerLength });
  if (trailer.toString("latin1", 16) !== magic || trailer.readDoubleLE(8) !== size)
    throw new BrokenPack("its end is not that of a cache");
  const length = trailer.readUInt32LE(0);
  const start = size - trailerLength - length;
  if (start < 0) throw new BrokenPack("its end is not that of a cache");
  const bytes = readAt(file, { start, length });
  if (crc32(bytes) !== trailer.readUInt32LE(4)) throw new BrokenPack("its head has another checksum");
  const head = readHead(bytes.toString("utf8"));
  if (head === undefined) throw new BrokenPack("its head has another form");
  if (Object.values(head.sections).some((section) => section.start + section.length > start))
    throw new BrokenPack("its head speaks of more than there is");
  return head;
}

function readAt(file: number, { start, length }: Omit<PackSection, "crc">): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const count = readSync(file, bytes, read, length - read, start + read);
    if (count === 0) throw new BrokenPack("it ends too early");
    read += count;
  }
  return bytes;
}
