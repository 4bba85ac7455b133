import { modelShape } from "./model-shape.ts";
import type { Shape, TableShape } from "./shape.ts";

const any: Shape = { kind: "any" };

/** The shape of `groups/<name>.toml`: what the models of a group have in common. */
export const groupShape: TableShape = {
  kind: "table",
  keys: {
    schema_template: { kind: "text" },
    enforce: { kind: "boolean" },
    strategy: modelShape.keys["strategy"] ?? any,
    tags: modelShape.keys["tags"] ?? any,
    governance: modelShape.keys["governance"] ?? any,
  },
};
