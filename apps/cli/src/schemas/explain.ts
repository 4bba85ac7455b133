/** `rocky explain <CODE> -o json`. */
export const explainCodeSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "explain" },
    code: { type: "string" },
    page: { type: "string", description: "Markdown." },
  },
  required: ["version", "command", "code", "page"],
  additionalProperties: false,
} as const;

/** `rocky explain <model>.<column> -o json`. */
export const explainColumnSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "explain" },
    model: { type: "string" },
    column: { type: "string" },
    steps: {
      type: "array",
      description: "The column, then everything that it follows from, nearest first.",
      items: {
        type: "object",
        properties: {
          relation: { type: "string" },
          column: { type: "string" },
          kind: { enum: ["model", "table", "unknown-table"] },
          type: { type: ["string", "null"] },
          nullable: { type: ["boolean", "null"] },
          reason: { type: "string", description: "Why the type is not known." },
          fact: { type: "string", description: "Where the facts about a table come from." },
          expression: { $ref: "explained_expression" },
        },
        required: ["relation", "column", "kind", "type", "nullable"],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "command", "model", "column", "steps"],
  additionalProperties: false,
} as const;
