import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { expectEqual, measure, rocky } from "../measure.mjs";

const queries = 5000;

/** `rocky describe --jsonl` over many queries, beside a program that only reads and writes the lines. */
export async function describe({ repeats, scratch }) {
  const input = `${Array.from({ length: queries }, (_, i) => JSON.stringify({ id: i, sql: sqlOf(i) })).join("\n")}\n`;
  const floor = {
    name: "reading and writing lines",
    command: [execPath, fileURLToPath(new URL("../floors/read-lines.mjs", import.meta.url))],
  };
  const name = `${queries.toLocaleString("en")} queries`;
  const command = [rocky, "describe", "--jsonl"];
  return [await measure({ name, command, floor, cwd: scratch, input, repeats, check: expectLines })];
}

function expectLines(text) {
  expectEqual(text.trimEnd().split("\n").length, queries, "lines");
}

function sqlOf(i) {
  return `SELECT o.id + ${i} AS shifted, upper(o.name) AS name, sum(o.amount) AS total FROM (VALUES (1, 'a', 1.50)) AS o(id, name, amount) GROUP BY ALL`;
}
