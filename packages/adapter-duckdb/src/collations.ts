/** Pieces of a CREATE TABLE as DuckDB prints it: texts, quoted names, words, and what stands between them. */
const piece = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}\p{N}_$.]+|[^\s]/gu;

/** Collations by column, read from a CREATE TABLE as DuckDB prints it; no function of DuckDB tells them. */
export function collationsIn(sql: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let depth = 0;
  let column: string | undefined;
  let before = "";
  for (const [text] of sql.matchAll(piece)) {
    if (text === "(" || text === ")") depth += text === "(" ? 1 : -1;
    else if (depth === 1) {
      if (before === "(" || before === ",") column = unquoted(text);
      else if (/^collate$/i.test(before) && column !== undefined) found.set(column, unquoted(text));
    }
    if (depth === 1 || text === "(") before = text;
  }
  return found;
}

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
