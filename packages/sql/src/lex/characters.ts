/** Bits of a character: starts a word, continues a word, is a digit, is white space, is part of an operator. */
export const characterBit = { wordStart: 1, word: 2, digit: 4, space: 8, operator: 16 } as const;

function tableOf(): Uint8Array {
  const bits = new Uint8Array(128);
  const set = (characters: string, bit: number): void => {
    for (const character of characters) {
      const code = character.charCodeAt(0);
      bits[code] = (bits[code] ?? 0) | bit;
    }
  };
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const digits = "0123456789";
  set(`${letters}${letters.toUpperCase()}_`, characterBit.wordStart | characterBit.word);
  set(digits, characterBit.digit | characterBit.word);
  set("$", characterBit.word);
  set(" \t\n\r\f\v", characterBit.space);
  set("~!@^&|`?+-*/%<>=", characterBit.operator);
  return bits;
}

const bitsOf: Uint8Array = tableOf();

/** The bits of a UTF-16 code unit; letters of every script may be in words. */
export function characterBits(code: number): number {
  if (code < 128) return bitsOf[code] ?? 0;
  return isUnicodeSpace(code) ? characterBit.space : characterBit.wordStart | characterBit.word;
}

function isUnicodeSpace(code: number): boolean {
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
