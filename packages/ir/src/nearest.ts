/** No one who writes a name of more letters mistypes a few of them. */
const longestName = 200;

/** Optimal string alignment distance, ignoring case; `limit + 1` as soon as it is certain to exceed `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let lowest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
      lowest = Math.min(lowest, best);
    }
    if (lowest > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Whether a word of three letters or more stands in a name between underscores. */
function holdsWord(name: string, word: string): boolean {
  return word.length >= 3 && `_${name}_`.includes(`_${word}_`);
}

/**
 * The candidates that `name` was probably meant to be, nearest first, at most `most` (3 unless told).
 * A candidate counts when it needs at most a third of the name's letters changed, or when one of the two
 * contains the other as a whole word. A name of more than 200 letters has none.
 */
export function nearestNames(name: string, candidates: Iterable<string>, most = 3): readonly string[] {
  if (name.length > longestName) return [];
  const wanted = name.toLowerCase();
  const limit = wanted.length < 3 ? 0 : Math.floor(wanted.length / 3);
  const scored: { readonly candidate: string; readonly score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate.length > longestName) continue;
    const lower = candidate.toLowerCase();
    let score = distance(wanted, lower, limit);
    if (score > limit) {
      if (!holdsWord(lower, wanted) && !holdsWord(wanted, lower)) continue;
      score = limit + 1;
    }
    scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, most).map((s) => s.candidate);
}
