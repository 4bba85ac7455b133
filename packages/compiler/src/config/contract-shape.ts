import type { Shape, TableShape } from "./shape.ts";

const text: Shape = { kind: "text" };
const boolean: Shape = { kind: "boolean" };
const names: Shape = { kind: "list", of: text };

/** The shape of `<model>.contract.toml`. */
export const contractShape: TableShape = {
  kind: "table",
  keys: {
    columns: {
      kind: "list",
      of: {
        kind: "table",
        keys: { name: text, type: text, nullable: boolean, description: text },
        required: ["name"],
      },
    },
    rules: {
      kind: "table",
      keys: { required: names, protected: names, no_new_nullable: boolean },
    },
  },
};
