import type { Style } from "../terminal/style.ts";
import { cutToWidth, textWidth } from "../terminal/width.ts";

/** A column of a table: its heading, and whether its cells stand at the right (numbers). */
export interface TableColumn {
  readonly heading: string;
  readonly align?: "left" | "right";
  /** Never cut: what people copy, such as the id of a run. */
  readonly whole?: true;
  /** Colours a cell after it was laid out. */
  readonly paint?: (text: string, cell: string) => string;
}

/** How a table is drawn. */
export interface TableOptions {
  readonly style: Style;
  /** Columns of the terminal; the widest columns are cut until the table fits. */
  readonly width: number;
}

const gap = 2;
const narrowest = 6;

/** A table aligned to its content, one line a row, no line longer than the terminal; ends with a line break. */
export function tableText(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  options: TableOptions,
): string {
  const cells = rows.map((row) => row.map(oneLine));
  const widths = fit(
    columns.map(({ heading, whole }, i) => ({
      width: cells.reduce((width, row) => Math.max(width, textWidth(row[i] ?? "")), textWidth(heading)),
      whole: whole === true,
    })),
    options.width,
  );
  const line = (texts: readonly string[], paint: (text: string, index: number) => string): string =>
    columns
      .map((column, i) => {
        const text = cutToWidth(texts[i] ?? "", widths[i] ?? 0);
        const blanks = " ".repeat(Math.max(0, (widths[i] ?? 0) - textWidth(text)));
        const painted = paint(text, i);
        return column.align === "right" ? `${blanks}${painted}` : `${painted}${blanks}`;
      })
      .join(" ".repeat(gap))
      .trimEnd();
  const head = line(
    columns.map((column) => column.heading),
    (text) => options.style.bold(text),
  );
  const body = cells.map((row) => line(row, (text, i) => columns[i]?.paint?.(text, row[i] ?? "") ?? text));
  return `${[head, ...body].join("\n")}\n`;
}

function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]/g, (control) =>
    control === "\n" ? "\\n" : control === "\t" ? "\\t" : control === "\r" ? "\\r" : "\ufffd",
  );
}

interface NaturalWidth {
  readonly width: number;
  readonly whole: boolean;
}

/** Narrows the widest columns, one step after the other, until the table fits or all are narrow. */
function fit(natural: readonly NaturalWidth[], available: number): readonly number[] {
  const widths = natural.map(({ width }) => width);
  const cuttable = (): readonly number[] => widths.filter((_, i) => natural[i]?.whole !== true);
  let over = widths.reduce((sum, width) => sum + width, gap * (widths.length - 1)) - available;
  while (over > 0) {
    const widest = Math.max(0, ...cuttable());
    if (widest <= narrowest) break;
    const next = Math.max(narrowest, ...cuttable().filter((width) => width < widest));
    const wide = cuttable().filter((width) => width === widest).length;
    const step = Math.max(1, Math.min(widest - next, Math.ceil(over / wide)));
    for (const [i, width] of widths.entries()) {
      if (width !== widest || over <= 0 || natural[i]?.whole === true) continue;
      const cut = Math.min(step, over);
      widths[i] = width - cut;
      over -= cut;
    }
  }
  return widths;
}
