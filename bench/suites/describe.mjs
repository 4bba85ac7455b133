import { join } from "node:path";
import { execPath } from "node:process";
import { expectEqual } from "../harness/measure.mjs";
import { root } from "../harness/rocky.mjs";

const queries = 5000;

/** `rocky describe --jsonl` over many queries, beside a program that only reads and writes the lines. */
export function describe({ rocky, scratch }) {
  const lines = Array.from({ length: queries }, (_, i) => JSON.stringify({ id: i, sql: sqlOf(i) }));
  return [
    {
      name: `${queries.toLocaleString("en")} queries`,
      command: [...rocky, "describe", "--jsonl"],
      cwd: scratch,
      input: `${lines.join("\n")}\n`,
      check: (text) => expectEqual(text.trimEnd().split("\n").length, queries, "lines"),
      floors: [
        {
          name: "reading and writing lines",
          command: [execPath, join(root, "bench/floors/read-lines.mjs")],
        },
      ],
    },
  ];
}

function sqlOf(i) {
  return `SELECT o.id + ${i} AS shifted, upper(o.name) AS name, sum(o.amount) AS total FROM (VALUES (1, 'a', 1.50)) AS o(id, name, amount) GROUP BY ALL`;
}
