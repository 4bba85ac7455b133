/** Thrown for bytes that no `ByteWriter` wrote. */
class BrokenBytes extends Error {
  override readonly name = "BrokenBytes";
}

/** Reads what a `ByteWriter` wrote, in the same order. Every method throws {@link BrokenBytes} where that cannot be. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #textOf: (id: number) => string | undefined;
  #at: number;

  constructor(bytes: Uint8Array, textOf: (id: number) => string | undefined, at: number) {
    this.#bytes = bytes;
    this.#textOf = textOf;
    this.#at = at;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new BrokenBytes("they end too early");
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw new BrokenBytes("a number is too long");
  }

  text(): string {
    return this.textOf(this.number());
  }

  optional(): string | undefined {
    const id = this.number();
    return id === 0 ? undefined : this.textOf(id - 1);
  }

  /** The text of a number. */
  textOf(id: number): string {
    const text = this.#textOf(id);
    if (text === undefined) throw new BrokenBytes(`there is no text ${id}`);
    return text;
  }

  list<T>(read: () => T): readonly T[] {
    const length = this.number();
    // Each item takes at least one byte.
    if (length > this.#bytes.length) throw new BrokenBytes("a list is too long");
    const values: T[] = [];
    for (let i = 0; i < length; i++) values.push(read());
    return values;
  }

  textList(): readonly string[] {
    return this.list(() => this.text());
  }

  /** One of the values that a number stands for. */
  oneOf<T>(values: readonly T[]): T {
    const value = values[this.number()];
    if (value === undefined) throw new BrokenBytes("a number stands for nothing");
    return value;
  }
}
