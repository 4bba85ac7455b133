import type { Shape, TableShape } from "../config/shape.ts";

const text: Shape = { kind: "text" };
const rows: Shape = { kind: "list", of: { kind: "names", of: { kind: "any" } } };

/** The shape of one `[[test]]`. */
export const unitTestShape: TableShape = {
  kind: "table",
  keys: {
    name: text,
    description: text,
    given: {
      kind: "list",
      of: { kind: "table", keys: { ref: text, rows }, required: ["ref"] },
    },
    expect: { kind: "table", keys: { rows, ordered: { kind: "boolean" } }, required: ["rows"] },
  },
  required: ["name", "expect"],
};
