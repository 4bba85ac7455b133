const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "0": "\0" };

/** The value of a string as it is written. Only after `$` a backslash is more than a character. */
export function stringValue(image: string): { readonly text: string; readonly escaped?: true } {
  if (!image.startsWith("$")) return { text: image.slice(1, isClosed(image) ? -1 : undefined) };
  const inside = image.slice(2, isClosed(image.slice(1)) ? -1 : undefined);
  return { text: inside.replace(/\\(?:u\{([0-9A-Fa-f]{1,6})\}|([^]))/g, unescaped), escaped: true };
}

function isClosed(text: string): boolean {
  return text.length > 1 && text.at(-1) === text.at(0);
}

function unescaped(whole: string, code: string | undefined, letter: string | undefined): string {
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
  }
  return escapes[letter ?? ""] ?? letter ?? whole;
}
