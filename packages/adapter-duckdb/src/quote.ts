/** A text in single quotes. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A path in single quotes, for functions that take patterns: it matches that file and no other. */
export function quotedPath(path: string): string {
  return quotedText(path.replaceAll(/[*?[]/g, "[$&]"));
}
