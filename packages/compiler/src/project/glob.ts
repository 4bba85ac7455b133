/** Whether a path matches a pattern of `*` (within a folder), `**` (any folders) and `?`. A plain folder means everything in it. */
export function matchesGlob(pattern: string, path: string): boolean {
  const clean = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
  if (!/[*?]/.test(clean))
    return path === clean || clean === "" || clean === "." || path.startsWith(`${clean}/`);
  return new RegExp(`^${expressionOf(clean)}$`).test(path);
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
