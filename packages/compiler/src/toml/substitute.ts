/** A variable that is not set and has no default; offsets of its `${NAME}`. */
export interface MissingVariable {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A text with its variables filled in. */
export interface Substituted {
  readonly text: string;
  readonly missing: readonly MissingVariable[];
  /** The offset in the original text of an offset in `text`. */
  readonly originalOffset: (offset: number) => number;
}

const reference = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

/**
 * Fills in `${NAME}` and `${NAME:-default}`; the default stands for a variable that is not set or empty. Lines that are
 * comments are left alone. A missing variable becomes nothing and is reported.
 */
export function substitute(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): Substituted {
  const missing: MissingVariable[] = [];
  const shifts: { readonly at: number; readonly by: number }[] = [];
  let filled = "";
  let done = 0;
  for (const match of text.matchAll(reference)) {
    const [whole, name = "", other] = match;
    if (isComment(text, match.index)) continue;
    const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
    const result = other === undefined ? value : value === undefined || value === "" ? other : value;
    const end = match.index + whole.length;
    if (result === undefined) missing.push({ name, start: match.index, end });
    filled += text.slice(done, match.index) + (result ?? "");
    done = end;
    shifts.push({ at: filled.length, by: filled.length - end });
  }
  filled += text.slice(done);
  const originalOffset = (offset: number): number => {
    const last = shifts.findLast((shift) => shift.at <= offset);
    return Math.min(text.length, Math.max(0, offset - (last?.by ?? 0)));
  };
  return { text: filled, missing, originalOffset };
}

function isComment(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  return text.slice(lineStart, at).trimStart().startsWith("#");
}
