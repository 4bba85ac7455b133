/** A text with the letters from A to Z in lower case: names that engines take for the same are so after it. */
export function lowerAscii(text: string): string {
  // Most names are in lower case already, which takes less to see than to make another text.
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 65 && code <= 90) || code > 127) return lowered(text);
  }
  return text;
}

function lowered(text: string): string {
  const lower = text.toLowerCase();
  // oxlint-disable-next-line no-control-regex -- every character outside of ASCII is meant
  if (lower === text || !/[^\0-\x7f]/.test(text)) return lower;
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A text with the case of each of its characters changed alone; `undefined` where one would become several. */
export function withCase(text: string, of: "lower" | "upper"): string | undefined {
  let changed = "";
  for (const character of text) {
    const other = of === "lower" ? character.toLowerCase() : character.toUpperCase();
    if (other.length !== character.length) return undefined;
    changed += other;
  }
  return changed;
}
