/** BLAKE3 of the UTF-8 bytes of a text, as 64 lower-case hexadecimal digits. */
export type HashText = (text: string) => string;
