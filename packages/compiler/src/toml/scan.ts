/** Offsets of a key and of its value in a TOML text; `end` exclusive. */
export interface KeyPlace {
  readonly keyStart: number;
  /** Where the last part of a key with dots starts. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** Places by path; see {@link pathKey}. */
export type Places = ReadonlyMap<string, KeyPlace>;

type Path = readonly (string | number)[];

/** A path of keys and list positions as one text. */
export function pathKey(path: Path): string {
  return path.join("\u0000");
}

interface Scan {
  readonly text: string;
  readonly places: Map<string, KeyPlace>;
  /** Tables that are only named on the way to others: `a` in `[a.b]`. */
  readonly implied: Set<string>;
  /** How many `[[tables]]` of a path there were. */
  readonly counts: Map<string, number>;
  table: Path;
  at: number;
}

/**
 * Finds where keys and values stand in a TOML text. Tolerant: a text that is not TOML gives the places that could be
 * found. Does not check or convert values; that is the parser's work. Linear in the text.
 */
export function scanToml(text: string): Places {
  const scan: Scan = {
    text,
    places: new Map(),
    implied: new Set(),
    counts: new Map(),
    table: [],
    at: 0,
  };
  for (skipBlank(scan); scan.at < text.length; skipBlank(scan)) {
    const before = scan.at;
    if (text[scan.at] === "[") header(scan);
    else pair(scan, scan.table);
    skipLine(scan);
    if (scan.at === before) scan.at += 1;
  }
  return scan.places;
}

function header(scan: Scan): void {
  const start = scan.at;
  const list = scan.text.startsWith("[[", scan.at);
  scan.at += list ? 2 : 1;
  const parts = keyPath(scan);
  const nameStart = parts.at(-1)?.start ?? scan.at;
  const end = Math.max(scan.at, start + 1);
  const closing = scan.text.indexOf("]", scan.at);
  if (closing >= 0 && !scan.text.slice(scan.at, closing).includes("\n")) scan.at = closing + (list ? 2 : 1);
  putImplied(scan, [], parts);
  const path = throughLists(
    scan,
    [],
    parts.map(({ key }) => key),
  );
  if (list) {
    const position = scan.counts.get(pathKey(path)) ?? 0;
    scan.counts.set(pathKey(path), position + 1);
    scan.table = [...path, position];
    if (position === 0)
      put(scan, path, {
        keyStart: start,
        nameStart,
        nameEnd: end,
        keyEnd: scan.at,
        valueStart: start,
        valueEnd: scan.at,
      });
  } else {
    scan.table = path;
  }
  put(scan, scan.table, {
    keyStart: start + (list ? 2 : 1),
    nameStart,
    nameEnd: end,
    keyEnd: end,
    valueStart: start,
    valueEnd: scan.at,
  });
}

/** The path of keys inside a table: below a list it goes on in the list's last table. */
function throughLists(scan: Scan, table: Path, keys: readonly string[]): Path {
  let path: Path = table;
  keys.forEach((key, i) => {
    path = [...path, key];
    const count = scan.counts.get(pathKey(path));
    if (count !== undefined && i < keys.length - 1) path = [...path, count - 1];
  });
  return path;
}

function pair(scan: Scan, table: Path): void {
  const keyStart = scan.at;
  const parts = keyPath(scan);
  const keyEnd = scan.at;
  skipSpaces(scan);
  const last = parts.at(-1);
  if (last === undefined || scan.text[scan.at] !== "=") return;
  scan.at += 1;
  skipSpaces(scan);
  putImplied(scan, table, parts);
  const path = [...table, ...parts.map(({ key }) => key)];
  const valueStart = scan.at;
  value(scan, path);
  put(scan, path, {
    keyStart,
    nameStart: last.start,
    nameEnd: keyEnd,
    keyEnd,
    valueStart,
    valueEnd: scan.at,
  });
}

function put(scan: Scan, path: Path, place: KeyPlace): void {
  const key = pathKey(path);
  if (!scan.places.has(key) || scan.implied.delete(key)) scan.places.set(key, place);
}

/** How deep tables on the way are looked at: deeper than anybody writes, and soon done. */
const impliedLevels = 16;

/** Gives tables on the way to another the place of their part of its key. */
function putImplied(scan: Scan, table: Path, parts: readonly KeyPart[]): void {
  parts.slice(0, Math.min(parts.length - 1, impliedLevels)).forEach(({ start, end }, i) => {
    const path = throughLists(
      scan,
      table,
      parts.slice(0, i + 1).map((part) => part.key),
    );
    const key = pathKey(path);
    if (scan.places.has(key)) return;
    scan.implied.add(key);
    const place = { keyStart: start, nameStart: start, nameEnd: end, keyEnd: end };
    scan.places.set(key, { ...place, valueStart: start, valueEnd: end });
  });
}

/** One part of a key with dots. */
interface KeyPart {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** `a.b."c d"`, without the white space around it. */
function keyPath(scan: Scan): readonly KeyPart[] {
  const parts: KeyPart[] = [];
  for (;;) {
    skipSpaces(scan);
    const start = scan.at;
    const key = oneKey(scan);
    if (key === undefined) return parts;
    parts.push({ key, start, end: scan.at });
    const after = scan.at;
    skipSpaces(scan);
    if (scan.text[scan.at] !== ".") {
      scan.at = after;
      return parts;
    }
    scan.at += 1;
  }
}

function oneKey(scan: Scan): string | undefined {
  const quote = scan.text[scan.at];
  if (quote === '"' || quote === "'") {
    const start = scan.at;
    shortString(scan, quote);
    return scan.text.slice(start + 1, Math.max(start + 1, scan.at - 1));
  }
  const start = scan.at;
  while (/[A-Za-z0-9_-]/.test(scan.text[scan.at] ?? "")) scan.at += 1;
  return scan.at === start ? undefined : scan.text.slice(start, scan.at);
}

function value(scan: Scan, path: Path): void {
  const first = scan.text[scan.at];
  if (first === '"' || first === "'") anyString(scan, first);
  else if (first === "[") list(scan, path);
  else if (first === "{") inlineTable(scan, path);
  else while (scan.at < scan.text.length && !/[,\]}#\r\n]/.test(scan.text[scan.at] ?? "")) scan.at += 1;
  if (first !== '"' && first !== "'") trimEnd(scan);
}

function trimEnd(scan: Scan): void {
  while (scan.at > 0 && /[ \t]/.test(scan.text[scan.at - 1] ?? "")) scan.at -= 1;
}

function anyString(scan: Scan, quote: string): void {
  const long = quote.repeat(3);
  if (!scan.text.startsWith(long, scan.at)) {
    shortString(scan, quote);
    return;
  }
  const end = scan.text.indexOf(long, scan.at + 3);
  scan.at = end < 0 ? scan.text.length : end + 3;
}

function shortString(scan: Scan, quote: string): void {
  scan.at += 1;
  while (scan.at < scan.text.length && scan.text[scan.at] !== quote && scan.text[scan.at] !== "\n") {
    scan.at += quote === '"' && scan.text[scan.at] === "\\" ? 2 : 1;
  }
  if (scan.text[scan.at] === quote) scan.at += 1;
  scan.at = Math.min(scan.at, scan.text.length);
}

/** Scans a list without recursion into deeper and deeper brackets than people write. */
function list(scan: Scan, path: Path): void {
  scan.at += 1;
  if (path.length > 64) return;
  for (let position = 0; ; position++) {
    skipBlank(scan);
    if (scan.at >= scan.text.length) return;
    if (scan.text[scan.at] === "]") {
      scan.at += 1;
      return;
    }
    const valueStart = scan.at;
    value(scan, [...path, position]);
    const valueEnd = scan.at;
    put(scan, [...path, position], {
      keyStart: valueStart,
      nameStart: valueStart,
      nameEnd: valueEnd,
      keyEnd: valueEnd,
      valueStart,
      valueEnd,
    });
    skipBlank(scan);
    if (scan.text[scan.at] === ",") scan.at += 1;
    else if (scan.at === valueStart) return;
  }
}

function inlineTable(scan: Scan, path: Path): void {
  scan.at += 1;
  if (path.length > 64) return;
  for (;;) {
    skipBlank(scan);
    if (scan.at >= scan.text.length) return;
    if (scan.text[scan.at] === "}") {
      scan.at += 1;
      return;
    }
    const before = scan.at;
    pair(scan, path);
    skipBlank(scan);
    if (scan.text[scan.at] === ",") scan.at += 1;
    else if (scan.at === before) return;
  }
}

function skipSpaces(scan: Scan): void {
  while (scan.text[scan.at] === " " || scan.text[scan.at] === "\t") scan.at += 1;
}

function skipBlank(scan: Scan): void {
  for (;;) {
    const character = scan.text[scan.at];
    if (character === "#") skipLine(scan);
    else if (character !== undefined && /\s|\uFEFF/.test(character)) scan.at += 1;
    else return;
  }
}

function skipLine(scan: Scan): void {
  const end = scan.text.indexOf("\n", scan.at);
  scan.at = end < 0 ? scan.text.length : end + 1;
}
