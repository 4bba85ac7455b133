/**
 * A table in Markdown, as the formatter writes it: the first column to the left, the others to the right.
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function table(head, rows) {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((row) => row[at].length)));
  const pad = (cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]));
  const line = (cells) => `| ${cells.join(" | ")} |\n`;
  const rule = widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return `${line(head.map(pad))}${line(rule)}${rows.map((row) => line(row.map(pad))).join("")}`;
}

/** A number as the tables have it, with its unit; nothing where there is none. */
export function amount(value, unit) {
  return value === undefined || value === null ? "" : `${value.toLocaleString("en")} ${unit}`;
}
