/**
 * Places by the hash of a text, for looking a few of ten thousand up without reading the others. A cell is a place and one, or zero; places of
 * one hash follow each other in their order.
 */
export type NameTable = Uint32Array;

/** A table of texts; each one's place is its index. */
export function nameTable(texts: readonly string[]): NameTable {
  let size = 4;
  while (size < texts.length * 2) size *= 2;
  const table = new Uint32Array(size);
  texts.forEach((text, place) => {
    let at = hashOf(text) & (size - 1);
    while (table[at] !== 0) at = (at + 1) & (size - 1);
    table[at] = place + 1;
  });
  return table;
}

/** The first place of a text for which `isIt` holds; it is asked for places of other texts too. */
export function placeIn(
  table: NameTable,
  text: string,
  isIt: (place: number) => boolean,
): number | undefined {
  const size = table.length;
  let at = hashOf(text) & (size - 1);
  for (let step = 0; step < size; step++) {
    const cell = table[at] ?? 0;
    if (cell === 0) return undefined;
    if (isIt(cell - 1)) return cell - 1;
    at = (at + 1) & (size - 1);
  }
  return undefined;
}

/** FNV-1a over the code units of a text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
