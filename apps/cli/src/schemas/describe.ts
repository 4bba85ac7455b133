/** `rocky describe -o json`, and each line of `--jsonl` without `version` and `command` but with the line's `id`. */
export const describeSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "describe" },
    columns: { type: "array", items: { $ref: "column" } },
    complete: { type: "boolean", description: "Whether `columns` is all of them." },
    keys: { type: "array", items: { $ref: "key" } },
    row_lineage: { type: "array", items: { $ref: "column_source" } },
    diagnostics: { type: "array", items: { $ref: "diagnostic" } },
  },
  required: ["version", "command", "columns", "complete", "keys", "row_lineage", "diagnostics"],
  additionalProperties: false,
} as const;

/** One line of `rocky describe --jsonl`. */
export const describeLineSchema = {
  type: "object",
  properties: {
    id: { description: "The `id` of the line that was read; null when it had none." },
    columns: { type: "array", items: { $ref: "column" } },
    complete: { type: "boolean" },
    keys: { type: "array", items: { $ref: "key" } },
    row_lineage: { type: "array", items: { $ref: "column_source" } },
    diagnostics: { type: "array", items: { $ref: "diagnostic" } },
    error: { type: "string", description: "Why the line could not be read." },
  },
  required: ["id", "columns", "complete", "keys", "row_lineage", "diagnostics"],
  additionalProperties: false,
} as const;
