/** How deep expressions may be nested. */
export const deepest = 256;

/** How many operators may stand one after the other without parentheses. */
export const longest = 1000;
