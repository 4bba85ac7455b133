import { expect, test } from "vitest";
import { listPieces } from "../src/wire/list-pieces.ts";

/** The bytes of all pieces, copied while each holds. */
function bytesOf(items: readonly string[]): { readonly bytes: Buffer; readonly lengths: readonly number[] } {
  const pieces: Buffer[] = [];
  const lengths: number[] = [];
  for (const piece of listPieces(items, JSON.stringify, (length) => void lengths.push(length))) {
    expect(piece.length).toBeGreaterThan(0);
    pieces.push(Buffer.from(piece));
  }
  return { bytes: Buffer.concat(pieces), lengths };
}

test.each([
  ["nothing", []],
  ["one item", ["a"]],
  ["many items", Array.from({ length: 50_000 }, (_, i) => `item ${i}`)],
  ["items of more bytes than units", Array.from({ length: 9000 }, (_, i) => "€\u{1F600}ü".repeat(i % 40))],
  ["an item longer than a piece", ["a", "€".repeat(1 << 18), "b", "c".repeat(1 << 19)]],
  ["halves of pairs", ["\ud800", "\udc00x"]],
])("a list in pieces is the list: %s", (_, items) => {
  const { bytes, lengths } = bytesOf(items);
  const texts = items.map((item) => JSON.stringify(item));
  expect(bytes.equals(Buffer.from(texts.join(",")))).toBe(true);
  expect(lengths).toEqual(texts.map((text) => Buffer.byteLength(text)));
});
