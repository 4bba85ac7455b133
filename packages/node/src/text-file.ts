import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";

/** A file as text. */
export interface TextFile {
  /** Without a byte order mark; empty for what is no text. */
  readonly text: string;
  /**
   * How the bytes are text: `utf-8`; `utf-16`, which was read as that; `not-utf8`, read with U+FFFD for what is not text;
   * `not-text`, left out.
   */
  readonly encoding: "utf-8" | "utf-16" | "not-utf8" | "not-text";
}

const byteOrderMark = "\ufeff";
const controls = /[\0-\u0008\u000e-\u001a\u001c-\u001f]/;

/** Reads a text file, whatever its encoding. Throws what the file system throws. */
export function readTextFile(path: string): TextFile {
  const text = readFileSync(path, "utf8");
  if (text.includes("\ufffd")) {
    const bytes = readFileSync(path);
    if (!isUtf8(bytes)) return decoded(bytes, text);
  }
  return { text: unmarked(text), encoding: "utf-8" };
}

function decoded(bytes: Buffer, asUtf8: string): TextFile {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return utf16(bytes, "utf-16be");
  if (controls.test(asUtf8)) return { text: "", encoding: "not-text" };
  return { text: unmarked(asUtf8), encoding: "not-utf8" };
}

function utf16(bytes: Buffer, label: "utf-16le" | "utf-16be"): TextFile {
  return { text: unmarked(new TextDecoder(label).decode(bytes)), encoding: "utf-16" };
}

function unmarked(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}
