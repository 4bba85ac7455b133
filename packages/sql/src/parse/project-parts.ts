import type { Identifier } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { takeName } from "./names.ts";
import { endOfLast, kind, startOf, type Parser } from "./parser.ts";

const dashed = /[A-Za-z_]\w*(?:-\w+)+/y;

/** The first part of a table's name, which may be a project with dashes, or all parts in one pair of quotes. */
export function projectParts(p: Parser): Identifier[] {
  const start = startOf(p);
  dashed.lastIndex = start;
  const project = kind(p) === token.word ? dashed.exec(p.text)?.[0] : undefined;
  if (project !== undefined) return afterProject(p, { name: project, start });
  const name = takeName(p);
  if (!name.quoted || !name.name.includes(".")) return [name];
  return name.name.split(".").map((part) => ({ ...name, name: part }));
}

/** The tokens of a project are left behind; a number before the dot takes the dot with it. */
function afterProject(
  p: Parser,
  { name, start }: { readonly name: string; readonly start: number },
): Identifier[] {
  const end = start + name.length;
  while ((p.starts[p.at] ?? end) < end) p.at++;
  const project: Identifier = { kind: "identifier", start, end, name, quoted: true };
  return endOfLast(p) > end && kind(p) !== token.dot ? [project, takeName(p)] : [project];
}
