/** How deep expressions may be nested. */
export const deepest = 256;

/** How many arithmetic operators may stand one after the other without parentheses; `and` and `or` may as many as there are. */
export const longest = 1000;
