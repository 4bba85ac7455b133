/** `rocky schema -o json`. */
export const schemaListSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "schema" },
    files: {
      type: "array",
      description: "Kinds of files that `rocky schema <name>` prints the schema of.",
      items: {
        type: "object",
        properties: {
          name: { type: "string" },
          files: { type: "string", description: "A pattern of the files." },
          about: { type: "string" },
        },
        required: ["name", "files", "about"],
        additionalProperties: false,
      },
    },
    outputs: {
      type: "array",
      description: "Commands that `rocky schema output <command>` prints the schema of.",
      items: { type: "string" },
    },
  },
  required: ["version", "command", "files", "outputs"],
  additionalProperties: false,
} as const;
