import { statSync } from "node:fs";
import { join } from "node:path";

/** One line a package: name, version, size of the tarball, files, and size unpacked. */
export function sizesTable(rows) {
  const cells = rows.map(({ name, version, bytes, files, folder }) => [
    name,
    version,
    kilobytes(bytes),
    `${files.length} files`,
    `${kilobytes(files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0))} unpacked`,
  ]);
  const widths = [0, 1, 2, 3, 4].map((at) => Math.max(...cells.map((row) => row[at].length)));
  const line = (row) =>
    row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join("  ");
  return `${cells.map(line).join("\n")}\n`;
}

function kilobytes(bytes) {
  return `${Math.ceil(bytes / 1024).toLocaleString("en")} kB`;
}
