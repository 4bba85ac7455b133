/** Whether a path matches a pattern of `*` (within a folder), `**` (any folders) and `?`. A plain folder means everything in it. */
export function matchesGlob(pattern: string, path: string): boolean {
  return matcherOf([pattern])(path);
}

/** Whether a path matches one of some patterns, for those who ask of many paths. */
export function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const matchers = patterns.map(oneMatcher);
  return (path) => matchers.some((matches) => matches(path));
}

function oneMatcher(pattern: string): (path: string) => boolean {
  const clean = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
  if (/[*?]/.test(clean)) {
    const expression = new RegExp(`^${expressionOf(clean)}$`);
    return (path) => expression.test(path);
  }
  if (clean === "" || clean === ".") return () => true;
  return (path) => path === clean || path.startsWith(`${clean}/`);
}

function expressionOf(pattern: string): string {
  return pattern
    .split(/(\*\*\/?|\*|\?)/)
    .map((part) => {
      if (part === "**/") return "(?:.*/)?";
      if (part === "**") return ".*";
      if (part === "*") return "[^/]*";
      return part === "?" ? "[^/]" : part.replace(/[.+^${}()|[\]\\]/g, "\\$&");
    })
    .join("");
}
