import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import { removeOldDrafts } from "../atomic-file.ts";
import { packEnd, type PackSection } from "./pack-format.ts";
import { lazyCrypto } from "../lazy-crypto.ts";

/**
 * Writes a pack: named sections of bytes in one file, which is seen whole or not at all. It is not forced to the disk: what a crash
 * tears is told by its checksums. Every method throws what the file system throws.
 */
export class PackWriter {
  readonly #path: string;
  readonly #draft: string;
  readonly #file: number;
  readonly #sections: Record<string, PackSection> = {};
  #length = 0;
  #name = "";
  #start = 0;
  #crc = 0;

  /** Makes missing folders. */
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#path = path;
    this.#draft = join(dirname(path), `.${basename(path)}.${lazyCrypto().randomBytes(6).toString("hex")}`);
    this.#file = openSync(this.#draft, "wx", 0o600);
  }

  /** When the file system says that it is now, in milliseconds. */
  get startedMs(): number {
    return fstatSync(this.#file).mtimeMs;
  }

  /** How many bytes are written. */
  get length(): number {
    return this.#length;
  }

  /** Writes a section from its pieces. */
  section(name: string, pieces: Iterable<Uint8Array>): void {
    this.begin(name);
    for (const piece of pieces) this.append(piece);
    this.end();
  }

  /** Starts a section. */
  begin(name: string): void {
    this.#name = name;
    this.#start = this.#length;
    this.#crc = 0;
  }

  /** Adds bytes to the section that was begun. */
  append(bytes: Uint8Array): void {
    this.#crc = crc32(bytes, this.#crc);
    this.#write(bytes);
  }

  /** Ends the section that was begun. */
  end(): void {
    this.#sections[this.#name] = {
      start: this.#start,
      length: this.#length - this.#start,
      crc: this.#crc,
    };
  }

  /** Ends the pack with a text of the caller, and puts it in its place. */
  finish(head: string): void {
    this.#write(packEnd({ sections: this.#sections, head }, this.#length));
    closeSync(this.#file);
    renameSync(this.#draft, this.#path);
    removeOldDrafts(this.#path);
  }

  /** Removes what was written; for a pack that cannot be finished. */
  discard(): void {
    closeSync(this.#file);
    rmSync(this.#draft, { force: true });
  }

  #write(bytes: Uint8Array): void {
    let written = 0;
    while (written < bytes.length) written += writeSync(this.#file, bytes, written);
    this.#length += bytes.length;
  }
}
