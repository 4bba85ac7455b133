/** `rocky lineage <model> -o json`. */
export const lineageSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "lineage" },
    model: { type: "string" },
    columns: {
      type: "array",
      items: {
        type: "object",
        properties: { name: { type: "string" }, data_type: { type: ["string", "null"] } },
        required: ["name"],
        additionalProperties: false,
      },
    },
    upstream: { type: "array", items: { type: "string" } },
    downstream: { type: "array", items: { type: "string" } },
    edges: { type: "array", items: { $ref: "lineage_edge" } },
    incomplete: { type: "array", items: { type: "string" }, description: "Why more edges may exist." },
  },
  required: ["version", "command", "model", "columns", "upstream", "downstream", "edges"],
  additionalProperties: false,
} as const;

/** `rocky lineage <model.column> -o json`. */
export const columnLineageSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "lineage" },
    model: { type: "string" },
    column: { type: "string" },
    direction: { enum: ["upstream", "downstream"] },
    trace: { type: "array", items: { $ref: "lineage_edge" } },
    downstream_consumers: { type: "array", items: { $ref: "qualified_column" } },
    incomplete: { type: "array", items: { type: "string" }, description: "Why more edges may exist." },
  },
  required: ["version", "command", "model", "column", "direction", "trace"],
  additionalProperties: false,
} as const;
