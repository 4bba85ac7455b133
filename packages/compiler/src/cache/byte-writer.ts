/** Numbers and texts as bytes: small numbers take one byte, and each text is kept once. */
export class ByteWriter {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  /** The last two texts: many that follow each other are the same, or every other one is. */
  #last = "";
  #lastId = -1;
  #before = "";
  #beforeId = -1;

  /** How many bytes there are. */
  get length(): number {
    return this.#length;
  }

  /** The texts by their numbers. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  /** The bytes so far. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** A whole number from 0 to 2^31. */
  number(value: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#grow();
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A text, as its number. */
  text(value: string): void {
    this.number(this.#idOf(value));
  }

  /** A text or nothing. */
  optional(value: string | undefined): void {
    this.number(value === undefined ? 0 : this.#idOf(value) + 1);
  }

  /** How many there are, then each. */
  list<T>(values: readonly T[], write: (value: T) => void): void {
    this.number(values.length);
    for (const value of values) write(value);
  }

  /** Texts, as their numbers. */
  textList(values: readonly string[]): void {
    this.number(values.length);
    for (const value of values) this.text(value);
  }

  #idOf(value: string): number {
    if (value === this.#last && this.#lastId >= 0) return this.#lastId;
    if (value === this.#before && this.#beforeId >= 0) return this.#beforeId;
    let id = this.#ids.get(value);
    if (id === undefined) {
      id = this.#texts.length;
      this.#ids.set(value, id);
      this.#texts.push(value);
    }
    this.#before = this.#last;
    this.#beforeId = this.#lastId;
    this.#last = value;
    this.#lastId = id;
    return id;
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
