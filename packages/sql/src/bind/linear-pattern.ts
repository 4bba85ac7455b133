import { withCase } from "../types/lower-ascii.ts";
/** A step of a compiled pattern; `to` and `or` are places of other steps. */
type Step =
  | { readonly kind: "one"; readonly takes: (character: string) => boolean }
  | { readonly kind: "fork"; readonly to: number; readonly or: number }
  | { readonly kind: "go"; readonly to: number }
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | { readonly kind: "match" };

/** Says whether a text has the pattern somewhere, in time that grows with the product of their lengths. */
export type PatternTest = (text: string) => boolean;

/** How many steps a pattern may come to; counted repetitions multiply them. */
const mostSteps = 2000;

/** The state of a compilation. */
interface Compiler {
  readonly characters: readonly string[];
  readonly anyCase: boolean;
  at: number;
}

/**
 * A regular expression as RE2 and other linear engines read it: alternatives, groups, classes, `.`, `^`, `$`, `* + ? {m,n}`, `\d \w \s`
 * and escaped punctuation. `undefined` for anything else, whose meaning differs between engines.
 */
export function linearPattern(text: string): PatternTest | undefined {
  const flag = /^\^?\(\?i\)/.test(text);
  const pattern = flag ? text.replace("(?i)", "") : text;
  const c: Compiler = { characters: Array.from(pattern), anyCase: flag, at: 0 };
  const program = alternatives(c);
  if (program === undefined || c.at < c.characters.length || program.length > mostSteps) return undefined;
  return tester([...program, { kind: "match" }]);
}

/** A piece of a program; places in it count from its own start. */
type Piece = readonly Step[];

function moved(piece: Piece, by: number): Piece {
  return piece.map((step) => {
    if (step.kind === "fork") return { ...step, to: step.to + by, or: step.or + by };
    return step.kind === "go" ? { ...step, to: step.to + by } : step;
  });
}

function sequence(pieces: readonly Piece[]): Piece {
  const all: Step[] = [];
  for (const piece of pieces) all.push(...moved(piece, all.length));
  return all;
}

function alternatives(c: Compiler): Piece | undefined {
  let left = branch(c);
  while (left !== undefined && c.characters[c.at] === "|") {
    c.at++;
    const right = branch(c);
    if (right === undefined) return undefined;
    const before = left.length;
    left = [
      { kind: "fork", to: 1, or: before + 2 },
      ...moved(left, 1),
      { kind: "go", to: before + right.length + 2 },
      ...moved(right, before + 2),
    ];
  }
  return left;
}

function branch(c: Compiler): Piece | undefined {
  const pieces: Piece[] = [];
  let steps = 0;
  for (;;) {
    const next = c.characters[c.at];
    if (next === undefined || next === "|" || next === ")") return sequence(pieces);
    const piece = repeated(c);
    if (piece === undefined) return undefined;
    steps += piece.length;
    if (steps > mostSteps) return undefined;
    pieces.push(piece);
  }
}

function repeated(c: Compiler): Piece | undefined {
  const piece = atom(c);
  if (piece === undefined) return undefined;
  const next = c.characters[c.at];
  const bounds =
    next === "{" ? /^\{(\d{1,3})(,(\d{0,3}))?\}/.exec(c.characters.slice(c.at, c.at + 9).join("")) : null;
  if (next === "{" && bounds === null) return undefined;
  if (next !== "*" && next !== "+" && next !== "?" && bounds === null) return piece;
  c.at += bounds?.[0].length ?? 1;
  const after = c.characters[c.at];
  // A lazy quantifier finds the same texts; one more would be possessive or an error.
  if (after === "?") c.at++;
  else if (after === "*" || after === "+" || after === "{") return undefined;
  if (next === "*") return many(piece);
  if (next === "+") return sequence([piece, many(piece)]);
  if (next === "?") return perhaps(piece);
  const least = Number(bounds?.[1] ?? 0);
  const most = bounds?.[2] === undefined ? least : bounds[3] === "" ? undefined : Number(bounds[3]);
  if ((most !== undefined && most < least) || (least + (most ?? 0)) * piece.length > mostSteps)
    return undefined;
  const fixed = Array.from({ length: least }, () => piece);
  if (most === undefined) return sequence([...fixed, many(piece)]);
  return sequence([...fixed, ...Array.from({ length: most - least }, () => perhaps(piece))]);
}

function many(piece: Piece): Piece {
  return [{ kind: "fork", to: 1, or: piece.length + 2 }, ...moved(piece, 1), { kind: "go", to: 0 }];
}

function perhaps(piece: Piece): Piece {
  return [{ kind: "fork", to: 1, or: piece.length + 1 }, ...moved(piece, 1)];
}

function atom(c: Compiler): Piece | undefined {
  const character = c.characters[c.at++];
  switch (character) {
    case "^":
      return [{ kind: "start" }];
    case "$":
      return [{ kind: "end" }];
    case ".":
      return [{ kind: "one", takes: (other) => other !== "\n" }];
    case "(":
      return group(c);
    case "[":
      return characterClass(c);
    case "\\": {
      const takes = escape(c);
      return takes === undefined ? undefined : [{ kind: "one", takes }];
    }
    case undefined:
    case "*":
    case "+":
    case "?":
    case "{":
      return undefined;
    default:
      return [{ kind: "one", takes: same(c, character) }];
  }
}

function group(c: Compiler): Piece | undefined {
  if (c.characters[c.at] === "?") {
    if (c.characters[c.at + 1] !== ":") return undefined;
    c.at += 2;
  }
  const inside = alternatives(c);
  if (c.characters[c.at] !== ")") return undefined;
  c.at++;
  return inside;
}

function same(c: Compiler, character: string): (other: string) => boolean {
  if (!c.anyCase) return (other) => other === character;
  const wanted = foldedCase(character);
  return (other) => foldedCase(other) === wanted;
}

/** One letter for all that differ in case only, as the three sigmas do. */
function foldedCase(character: string): string {
  const upper = withCase(character, "upper") ?? character;
  return withCase(upper, "lower") ?? upper;
}

const classes: Readonly<Record<string, RegExp>> = {
  d: /^[0-9]$/,
  D: /^[^0-9]$/su,
  w: /^[0-9A-Za-z_]$/,
  W: /^[^0-9A-Za-z_]$/su,
  s: /^[\t\n\f\r ]$/,
  S: /^[^\t\n\f\r ]$/su,
};

function escape(c: Compiler): ((other: string) => boolean) | undefined {
  const character = c.characters[c.at++];
  if (character === undefined) return undefined;
  const set = classes[character];
  if (set !== undefined) return (other) => set.test(other);
  return /^[0-9A-Za-z]$/.test(character) ? undefined : same(c, character);
}

function characterClass(c: Compiler): Piece | undefined {
  const negated = c.characters[c.at] === "^";
  if (negated) c.at++;
  const takes: ((other: string) => boolean)[] = [];
  for (let first = true; ; first = false) {
    const character = c.characters[c.at++];
    if (character === undefined || character === "[") return undefined;
    if (character === "]" && !first) break;
    if (character === "\\") {
      const set = escape(c);
      if (set === undefined) return undefined;
      takes.push(set);
      continue;
    }
    const end = c.characters[c.at + 1];
    if (c.characters[c.at] !== "-" || end === "]" || end === undefined) {
      takes.push(same(c, character));
      continue;
    }
    if (end === "\\" || end === "[" || end < character) return undefined;
    c.at += 2;
    takes.push(between(c, character, end));
  }
  return [{ kind: "one", takes: (other) => takes.some((test) => test(other)) !== negated }];
}

function between(c: Compiler, low: string, high: string): (other: string) => boolean {
  const inside = (other: string): boolean => other >= low && other <= high;
  if (!c.anyCase) return inside;
  return (other) =>
    inside(other) ||
    inside(other.toLowerCase()) ||
    inside(other.toUpperCase()) ||
    inside(foldedCase(other)) ||
    inside(foldedCase(other).toUpperCase());
}

/** Goes through the text once with all steps at which a match may be. */
function tester(program: readonly Step[]): PatternTest {
  return (text) => {
    const characters = Array.from(text);
    let at: ReadonlySet<number> = new Set();
    for (let i = 0; ; i++) {
      const reached = reach(program, [...at, 0], { start: i === 0, end: i === characters.length });
      if (reached.has(program.length - 1)) return true;
      const character = characters[i];
      if (character === undefined) return false;
      const next = new Set<number>();
      for (const place of reached) {
        const step = program[place];
        if (step?.kind === "one" && step.takes(character)) next.add(place + 1);
      }
      at = next;
    }
  };
}

/** Every step that is reached from some without taking a character. */
function reach(
  program: readonly Step[],
  from: readonly number[],
  here: { readonly start: boolean; readonly end: boolean },
): ReadonlySet<number> {
  const reached = new Set<number>();
  const open = [...from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (reached.has(place)) continue;
    reached.add(place);
    const step = program[place];
    if (step?.kind === "fork") open.push(step.to, step.or);
    else if (step?.kind === "go") open.push(step.to);
    else if ((step?.kind === "start" && here.start) || (step?.kind === "end" && here.end))
      open.push(place + 1);
  }
  return reached;
}
