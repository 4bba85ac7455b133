import type { Identifier, Star, StarFilter } from "../ast/expression.ts";
import { identifierText, pathText, stringText } from "./names.ts";
import { free, type Printer } from "./printer.ts";

/** `t.* EXCLUDE (a) REPLACE (b + 1 AS b) RENAME (c AS d)`. */
export function printStar(q: Printer, written: Star): string {
  const settled = q.settled?.get(written);
  const node = typeof settled === "object" && settled.kind === "star" ? settled : written;
  const parts = [[...node.qualifier.map((part) => identifierText(part, q.dialect)), "*"].join(".")];
  if (node.exclude.length > 0) {
    const except = q.dialect.syntax.forms.has("star-except") ? "EXCEPT" : "EXCLUDE";
    parts.push(`${except} (${node.exclude.map((column) => pathText(column.parts, q.dialect)).join(", ")})`);
  }
  if (node.replace.length > 0) {
    const items = node.replace.map((r) => `${free(q, r.expression)} AS ${identifierText(r.name, q.dialect)}`);
    parts.push(`REPLACE (${items.join(", ")})`);
  }
  if (node.rename.length > 0) {
    const items = node.rename.map(
      (r) => `${pathText(r.from.parts, q.dialect)} AS ${identifierText(r.to, q.dialect)}`,
    );
    parts.push(`RENAME (${items.join(", ")})`);
  }
  if (node.filter !== undefined) parts.push(filterText(q, node.filter));
  const taken = node.taken ?? [];
  if (taken.length > 0 && q.dialect.syntax.forms.has("star-patterns")) parts.push(withoutText(q, taken));
  return parts.join(" ");
}

/** `NOT SIMILAR TO '(?i)a|b'`: what a star leaves out where nobody knows whether it is there. */
function withoutText({ dialect }: Printer, names: readonly Identifier[]): string {
  const pattern = names.map(({ name }) => patternOf(name)).join("|");
  return `NOT SIMILAR TO ${stringText(`(?i)${pattern}`, dialect)}`;
}

function filterText(q: Printer, { negated, operator, pattern, escape }: StarFilter): string {
  const { binding } = q.dialect.syntax;
  const after = escape === undefined ? "" : ` ESCAPE ${q.expression(q, escape, binding.escape + 1)}`;
  const text = q.expression(q, pattern, binding.like + 1);
  return `${negated ? "NOT " : ""}${operator.toUpperCase()} ${text}${after}`;
}

/** Letters beyond ASCII have no other case in names. */
function patternOf(name: string): string {
  return name.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&").replace(/[^\0-\u007f]+/g, "(?-i:$&)");
}
