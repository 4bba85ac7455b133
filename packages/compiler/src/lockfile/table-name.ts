/** Splits `catalog.schema."odd name"` at the dots outside quotes, and removes the quotes. */
export function splitTableName(name: string): readonly string[] {
  const parts: string[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"|([^."]*))\s*(?:\.|$)/gy;
  while (pattern.lastIndex < name.length) {
    const match = pattern.exec(name);
    if (match === null) return [name];
    parts.push(match[1]?.replaceAll('""', '"') ?? (match[2] ?? "").trim());
  }
  return parts;
}

/** The name with dots; a part is quoted only where it would be split otherwise. */
export function joinTableName(parts: readonly string[]): string {
  return parts
    .map((part) => (/[."]|^\s|\s$|^$/.test(part) ? `"${part.replaceAll('"', '""')}"` : part))
    .join(".");
}

/** A name as lists of names are ordered and compared. */
export function tableNameKey(parts: readonly string[]): string {
  return parts.map((part) => part.toLowerCase()).join("\u0000");
}
