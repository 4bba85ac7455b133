/** `rocky init -o json` and `rocky playground -o json`. */
export const createdSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { enum: ["init", "playground"] },
    path: { type: "string" },
    files: { type: "array", items: { type: "string" }, description: "What was written, relative to `path`." },
    models: { type: "integer", description: "How many models the project has." },
  },
  required: ["version", "command", "path", "files", "models"],
  additionalProperties: false,
} as const;
