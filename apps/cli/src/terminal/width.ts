const escapes = /\u001b\[[0-9;]*m/g;
const invisible = /[\p{Mark}\u200b-\u200f\u2060\ufeff]/u;

/** Ranges of East Asian wide and full-width characters, and of pictographs that terminals draw two columns wide. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** How many columns of a terminal one character (a code point) takes. */
export function characterWidth(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x300) return 1;
  if (invisible.test(character)) return 0;
  return wide.some(([low, high]) => point >= low && point <= high) ? 2 : 1;
}

/** How many columns of a terminal a text without line breaks takes; colours take none. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text.replace(escapes, "")) width += characterWidth(character);
  return width;
}

/** Cuts an uncoloured text to at most `width` columns, ending in `…` where something was left out. */
export function cutToWidth(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const character of text) {
    const next = characterWidth(character);
    if (used + next > width - 1) break;
    kept += character;
    used += next;
  }
  return `${kept}…`;
}
