/** Texts as bytes: where each starts, and where the last one ends. */
export interface EncodedTexts {
  readonly bytes: Buffer;
  readonly starts: Uint32Array;
}

/** Texts as UTF-8. Throws for a text that has none. */
export function encodeTexts(texts: readonly string[]): EncodedTexts {
  const starts = new Uint32Array(texts.length + 1);
  texts.forEach((text, i) => (starts[i + 1] = (starts[i] ?? 0) + Buffer.byteLength(text)));
  const all = texts.join("");
  const bytes = Buffer.from(all, "utf8");
  // Between texts a half of a character could meet its other half, so the length is asked as well.
  if (!all.isWellFormed() || bytes.length !== starts[texts.length]) throw new Error("a name is no text");
  return { bytes, starts };
}

/** Reads single texts of what {@link encodeTexts} made. */
export function textReader({ bytes, starts }: EncodedTexts): (id: number) => string | undefined {
  const texts: (string | undefined)[] = [];
  return (id) => {
    const start = starts[id];
    const end = starts[id + 1];
    if (start === undefined || end === undefined) return undefined;
    return (texts[id] ??= bytes.toString("utf8", start, end));
  };
}
