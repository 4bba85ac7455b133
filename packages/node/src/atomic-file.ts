import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { lazyCrypto } from "./lazy-crypto.ts";

/**
 * Writes a UTF-8 file so that a reader sees the old content or the new one, never a part, even after a crash.
 * Missing folders are made, and drafts that killed processes left are removed. Throws what the file system throws, with
 * `path`, and then leaves nothing behind.
 */
export function writeFileAtomic(path: string, text: string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `.${basename(path)}.${lazyCrypto().randomBytes(6).toString("hex")}`);
  try {
    writeDurably(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw Object.assign(error as NodeJS.ErrnoException, { path });
  }
  removeOldDrafts(path);
}

const draftsAreOldAfterMs = 60_000;

/** Removes the drafts of processes that were killed while they wrote; those of now may still become the file. */
export function removeOldDrafts(path: string): void {
  const folder = dirname(path);
  const start = `.${basename(path)}.`;
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(start) || !/^[0-9a-f]{12}$/.test(name.slice(start.length))) continue;
      const draft = join(folder, name);
      const written = statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
      if (Date.now() - written > draftsAreOldAfterMs) rmSync(draft, { force: true });
    }
  } catch {
    // The file itself is written; a draft that cannot be removed only takes space.
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, "wx");
  try {
    const bytes = Buffer.from(text, "utf8");
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
