/** `rocky seed -o json`. */
export const seedSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "seed" },
    seeds_dir: { type: "string" },
    tables: {
      type: "array",
      items: {
        type: "object",
        properties: {
          name: { type: "string" },
          file: { type: "string" },
          target: { type: "string" },
          rows: { type: "integer" },
          duration_ms: { type: "integer" },
          error: { type: "string" },
        },
        required: ["name", "file", "target", "rows", "duration_ms"],
        additionalProperties: false,
      },
    },
    tables_loaded: { type: "integer" },
    tables_failed: { type: "integer" },
    duration_ms: { type: "integer" },
  },
  required: ["version", "command", "seeds_dir", "tables", "tables_loaded", "tables_failed", "duration_ms"],
  additionalProperties: false,
} as const;
