/** Whether two lists have the same texts in the same order; one empty text is not the same as none. */
export function areSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, i) => text === right[i]);
}
