/** Whether a text still shows what is looked for. */
export type StillShows = (sql: string) => Promise<boolean>;

/** How many texts one shrinking may try. */
const mostTries = 4000;

/**
 * The smallest text found that still shows something: pieces with balanced brackets are left out, largest first, and
 * bracketed pieces and calls are replaced by what is in them or by a constant, until nothing more can go.
 */
export async function shrink(sql: string, shows: StillShows, limit = mostTries): Promise<string> {
  let best = tokensOf(sql);
  let tries = 0;
  const tried = new Set<string>();
  const improves = async (candidate: readonly string[]): Promise<boolean> => {
    const text = joinTokens(candidate);
    if (tries >= limit || tried.has(text)) return false;
    tried.add(text);
    tries++;
    return shows(text);
  };
  for (let changed = true; changed && tries < limit;) {
    changed = false;
    for (const candidates of [removals, replacements]) {
      for (let again = true; again && tries < limit;) {
        again = false;
        for (const candidate of candidates(best)) {
          if (!(await improves(candidate))) continue;
          best = [...candidate];
          changed = true;
          again = true;
          break;
        }
      }
    }
  }
  return joinTokens(best);
}

/** Words, numbers, strings, quoted names, operators; a space is kept as part of the token before it. */
export function tokensOf(sql: string): string[] {
  return (
    sql
      .match(
        /(?:[xXrRbB]?'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\|>|\d+(?:\.\d+)?(?:e\d+)?|[\p{L}_][\p{L}\d_]*|::|->>|->|<=|>=|<>|!=|==|\|\||:=|@>|<@|&&|\^@|\/\/|\*\*|\s+|.)/gu,
      )
      ?.filter((token) => token.trim() !== "") ?? []
  );
}

/** Tokens as SQL text again. */
export function joinTokens(tokens: readonly string[]): string {
  let text = "";
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1] ?? "";
    const tight =
      before === "" ||
      /^[,).\]:;]$|^::$/.test(token) ||
      /^[(.[{]$|^::$/.test(before) ||
      (token === "(" && /^[\p{L}_]/u.test(before) && !/^[A-Z]+$/.test(before)) ||
      (token === "[" && !/^[A-Z]+$|[,(=]/.test(before));
    text += tight ? token : ` ${token}`;
  }
  return text;
}

function* removals(tokens: readonly string[]): Generator<readonly string[]> {
  const closes = matching(tokens);
  for (let size = tokens.length - 2; size >= 1; size = size > 12 ? Math.floor(size * 0.8) : size - 1) {
    for (let from = 0; from + size <= tokens.length; from++) {
      if (balanced(closes, from, from + size)) yield [...tokens.slice(0, from), ...tokens.slice(from + size)];
    }
  }
}

function* replacements(tokens: readonly string[]): Generator<readonly string[]> {
  const closes = matching(tokens);
  for (let from = 0; from < tokens.length; from++) {
    const close = closes.get(from);
    if (close === undefined || close < from) continue;
    const inside = tokens.slice(from + 1, close);
    const around = (middle: readonly string[], start = from): readonly string[] => [
      ...tokens.slice(0, start),
      ...middle,
      ...tokens.slice(close + 1),
    ];
    yield around(inside);
    for (const constant of ["1", "NULL", "'a'"]) {
      yield around([constant]);
      if (from > 0) yield around([constant], from - 1);
    }
    if (from > 0) yield around(inside, from - 1);
  }
  for (const [i, token] of tokens.entries()) {
    if (/^\d{2,}/.test(token) || /^'.{2,}'$/.test(token)) {
      yield [...tokens.slice(0, i), token.startsWith("'") ? "'a'" : "1", ...tokens.slice(i + 1)];
    }
    const dot = tokens[i + 1] === "." && /^[\p{L}_"]/u.test(token);
    if (dot) yield [...tokens.slice(0, i), ...tokens.slice(i + 2)];
    if (token === "CASE") {
      const end = tokens.indexOf("END", i);
      if (end > i) yield [...tokens.slice(0, i), "NULL", ...tokens.slice(end + 1)];
    }
  }
}

/** For each bracket the place of its partner. */
function matching(tokens: readonly string[]): ReadonlyMap<number, number> {
  const open: number[] = [];
  const partners = new Map<number, number>();
  for (const [i, token] of tokens.entries()) {
    if (token === "(" || token === "[" || token === "{") open.push(i);
    else if (token === ")" || token === "]" || token === "}") {
      const from = open.pop();
      if (from === undefined) continue;
      partners.set(from, i);
      partners.set(i, from);
    }
  }
  return partners;
}

function balanced(partners: ReadonlyMap<number, number>, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const partner = partners.get(i);
    if (partner !== undefined && (partner < from || partner >= to)) return false;
  }
  return true;
}
