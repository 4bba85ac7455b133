import { crc32 } from "node:zlib";

/** A stretch of a pack's bytes, with their checksum. */
export interface PackSection {
  readonly start: number;
  readonly length: number;
  readonly crc: number;
}

/** What stands at the end of a pack: where its sections are, and a text of the one who wrote it. */
export interface PackHead {
  readonly sections: Readonly<Record<string, PackSection>>;
  readonly head: string;
}

/** The last bytes of a pack: length of the head, its checksum, length of the whole file, then these eight bytes. */
export const trailerLength = 24;
/** Tells a pack from other files, and its format from others. */
export const magic = "RKPACK01";

/** The end of a pack of which `before` bytes are written. */
export function packEnd(content: PackHead, before: number): Buffer {
  const head = Buffer.from(JSON.stringify(content), "utf8");
  const trailer = Buffer.alloc(trailerLength);
  trailer.writeUInt32LE(head.length, 0);
  trailer.writeUInt32LE(crc32(head), 4);
  trailer.writeDoubleLE(before + head.length + trailerLength, 8);
  trailer.write(magic, 16, "latin1");
  return Buffer.concat([head, trailer]);
}

/** Reads what {@link packEnd} wrote; `undefined` for anything else. */
export function readHead(text: string): PackHead | undefined {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value) || typeof value["head"] !== "string" || !isRecord(value["sections"])) return undefined;
  const sections: Record<string, PackSection> = {};
  for (const [name, section] of Object.entries(value["sections"])) {
    if (!isSection(section)) return undefined;
    sections[name] = section;
  }
  return { head: value["head"], sections };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isSection(value: unknown): value is PackSection {
  return isRecord(value) && [value["start"], value["length"], value["crc"]].every(isCount);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
