/** Signs that other languages have and DuckDB has not, and what to write. */
export const operatorHints: Readonly<Record<string, string>> = {
  "=<": "<=",
  "=!": "<>",
  "!==": "<>",
  "===": "=",
  "^=": "<>",
  "~=": "<>",
  "><": "<>",
};

/** Operators that DuckDB has for other types than conditions and numbers, and what is probably meant with those. */
export const misusedOperators: Readonly<Record<string, string>> = {
  "&&": "AND",
  "!": "NOT",
  "<=>": "IS NOT DISTINCT FROM",
};
