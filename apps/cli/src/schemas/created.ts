/** `rocky playground -o json`. */
export const playgroundSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "playground" },
    path: { type: "string" },
    template: { type: "string" },
    files: { type: "array", items: { type: "string" }, description: "What was written, relative to `path`." },
    models: { type: "integer", description: "How many models the project has." },
    try: { type: "array", items: { type: "string" }, description: "Commands to try, in this order." },
  },
  required: ["version", "command", "path", "template", "files", "models", "try"],
  additionalProperties: false,
} as const;

/** `rocky playground --list -o json`. */
export const templatesSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "playground" },
    templates: {
      type: "array",
      items: {
        type: "object",
        properties: { name: { type: "string" }, summary: { type: "string" } },
        required: ["name", "summary"],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "command", "templates"],
  additionalProperties: false,
} as const;

/** `rocky init -o json`. */
export const initSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "init" },
    path: { type: "string" },
    files: { type: "array", items: { type: "string" }, description: "What was written, relative to `path`." },
    models: { type: "integer", description: "How many models the project has." },
    compiled: { type: "integer", description: "How many of them compile." },
    errors: { type: "integer" },
    unknown_tables: {
      type: "array",
      items: { type: "string" },
      description: "Tables that models read and nothing is known about.",
    },
  },
  required: ["version", "command", "path", "files", "models", "compiled", "errors", "unknown_tables"],
  additionalProperties: false,
} as const;
