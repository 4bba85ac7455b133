/** A generated query taken apart: the text with a `?` in the place of its output columns, and each of these. */
export interface SelectList {
  readonly query: string;
  readonly expressions: readonly string[];
}

/** Takes `SELECT a, b FROM t` apart; `undefined` where there is no FROM. */
export function selectListOf(sql: string): SelectList | undefined {
  const parts = /^SELECT (.*)( FROM (?:everything|required)\b.*)$/s.exec(sql);
  if (parts === null) return undefined;
  const [, list = "", rest = ""] = parts;
  return { query: `SELECT ?${rest}`, expressions: atCommas(list) };
}

/** Parts at commas that stand in no brackets and no text. */
function atCommas(list: string): readonly string[] {
  const found: string[] = [""];
  let depth = 0;
  for (const [piece] of list.matchAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|./gs)) {
    if (piece === "(" || piece === "[") depth++;
    else if (piece === ")" || piece === "]") depth--;
    if (piece === "," && depth === 0) found.push("");
    else found.push(`${found.pop() ?? ""}${piece}`);
  }
  return found.map((part) => part.trim());
}
