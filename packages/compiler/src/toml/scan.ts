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
  const scan: Scan = { text, places: new Map(), counts: new Map(), table: [], at: 0 };
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
  const { keys, nameStart } = keyPath(scan);
  const end = Math.max(scan.at, start + 1);
  const closing = scan.text.indexOf("]", scan.at);
  if (closing >= 0 && !scan.text.slice(scan.at, closing).includes("\n")) scan.at = closing + (list ? 2 : 1);
  const path = throughLists(scan, keys);
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

/** The path of a header: below a list it goes on in the list's last table. */
function throughLists(scan: Scan, keys: readonly string[]): Path {
  let path: (string | number)[] = [];
  keys.forEach((key, i) => {
    path = [...path, key];
    const count = scan.counts.get(pathKey(path));
    if (count !== undefined && i < keys.length - 1) path = [...path, count - 1];
  });
  return path;
}

function pair(scan: Scan, table: Path): void {
  const keyStart = scan.at;
  const { keys, nameStart } = keyPath(scan);
  const keyEnd = scan.at;
  skipSpaces(scan);
  if (keys.length === 0 || scan.text[scan.at] !== "=") return;
  scan.at += 1;
  skipSpaces(scan);
  const path = [...table, ...keys];
  const valueStart = scan.at;
  value(scan, path);
  put(scan, path, { keyStart, nameStart, nameEnd: keyEnd, keyEnd, valueStart, valueEnd: scan.at });
}

function put(scan: Scan, path: Path, place: KeyPlace): void {
  const key = pathKey(path);
  if (!scan.places.has(key)) scan.places.set(key, place);
}

/** The parts of a key, and where the last of them starts. */
interface KeyPath {
  readonly keys: readonly string[];
  readonly nameStart: number;
}

/** `a.b."c d"`, without the white space around it. */
function keyPath(scan: Scan): KeyPath {
  const keys: string[] = [];
  let nameStart = scan.at;
  for (;;) {
    skipSpaces(scan);
    const start = scan.at;
    const key = oneKey(scan);
    if (key === undefined) return { keys, nameStart };
    nameStart = start;
    keys.push(key);
    const after = scan.at;
    skipSpaces(scan);
    if (scan.text[scan.at] !== ".") {
      scan.at = after;
      return { keys, nameStart };
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
