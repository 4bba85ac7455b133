/** What a command prints with `-o json` when it could not do its work. */
export const errorSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { type: "string" },
    error: {
      type: "object",
      properties: {
        code: { type: "string" },
        message: { type: "string" },
        remediation_hint: { type: "string" },
      },
      required: ["code", "message"],
      additionalProperties: false,
    },
  },
  required: ["version", "command", "error"],
  additionalProperties: false,
} as const;
