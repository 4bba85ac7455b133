import { unknownReason, type CompiledModel, type Diagnostic } from "@rocky/ir";
import type { Style } from "../terminal/style.ts";

const shownColumns = 8;

/**
 * The columns of a model whose types are not known, a line for each reason; nothing where a finding says it. A finding about the whole
 * project or about a model further up tells that something is unknown, but not which columns of this model are.
 */
export function unknownTypesText(
  { name, columns }: CompiledModel,
  diagnostics: readonly Diagnostic[],
  style: Style,
): string {
  const said = diagnostics.filter(({ code, model }) => code === "I002" && model === name);
  const byReason = new Map<string, string[]>();
  for (const column of columns) {
    const reason = unknownReason(column.type);
    if (reason === undefined || said.some(({ message }) => message.includes(reason))) continue;
    const names = byReason.get(reason);
    if (names === undefined) byReason.set(reason, [column.name]);
    else if (!names.includes(column.name)) names.push(column.name);
  }
  const lines = [...byReason].map(([reason, names]) => {
    const more = names.length > shownColumns ? ` and ${names.length - shownColumns} more` : "";
    return `${style.yellow("type not known")}: ${names.slice(0, shownColumns).join(", ")}${more}: ${reason}\n`;
  });
  return lines.length === 0 ? "" : `${lines.join("")}\n`;
}
