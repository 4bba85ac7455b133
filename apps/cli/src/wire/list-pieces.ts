const pieceBytes = 1 << 18;
const comma = 0x2c;
/** A UTF-16 unit takes no more bytes than these in UTF-8. */
const mostBytesOfUnit = 3;

/**
 * What `json` says of each item, separated by commas, as UTF-8. All pieces are in one buffer, so each holds until the next one is asked
 * for: thousands of long texts at a time would cost more to collect than to make. `onLength` is told how many bytes each item takes.
 */
export function* listPieces<T>(
  items: Iterable<T>,
  json: (item: T) => string,
  onLength: (bytes: number) => void = () => undefined,
): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(pieceBytes);
  let at = 0;
  let isFirst = true;
  for (const item of items) {
    const text = json(item);
    const most = 1 + text.length * mostBytesOfUnit;
    if (at > 0 && at + most > pieceBytes) {
      yield buffer.subarray(0, at);
      at = 0;
    }
    if (!isFirst) buffer[at++] = comma;
    isFirst = false;
    if (most > pieceBytes) {
      if (at > 0) yield buffer.subarray(0, at);
      at = 0;
      const own = Buffer.from(text, "utf8");
      yield own;
      onLength(own.length);
    } else {
      const length = buffer.write(text, at);
      at += length;
      onLength(length);
    }
  }
  if (at > 0) yield buffer.subarray(0, at);
}
