/** `rocky fmt -o json`. */
export const fmtSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "fmt" },
    check: { type: "boolean", description: "Nothing was written." },
    files: {
      type: "array",
      items: {
        type: "object",
        properties: {
          file: { type: "string" },
          status: {
            enum: ["unchanged", "formatted", "unformatted", "error"],
            description:
              "`unformatted`: it has another form, and --check left it so. `error`: it cannot be read.",
          },
        },
        required: ["file", "status"],
        additionalProperties: false,
      },
    },
    diagnostics: { type: "array", items: { $ref: "diagnostic" } },
    formatted: { type: "string", description: "The text of standard input in the one form." },
  },
  required: ["version", "command", "check", "files", "diagnostics"],
  additionalProperties: false,
} as const;
