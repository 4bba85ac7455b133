/** Characters, and between them `one` for any one and `many` for any number of others. */
export type Wildcards = readonly string[];

/**
 * Whether a text, as its characters, is as a pattern says, in time that grows with the product of their lengths: only the last `many` is ever
 * tried again.
 */
export function matchesWildcards(characters: readonly string[], pattern: Wildcards): boolean {
  let at = 0;
  let place = 0;
  let retryPlace = -1;
  let retryAt = 0;
  while (at < characters.length) {
    const wanted = pattern[place];
    if (wanted === "many") {
      retryPlace = ++place;
      retryAt = at;
    } else if (wanted === "one" || wanted === characters[at]) {
      at++;
      place++;
    } else if (retryPlace >= 0) {
      place = retryPlace;
      at = ++retryAt;
    } else return false;
  }
  while (pattern[place] === "many") place++;
  return place === pattern.length;
}
