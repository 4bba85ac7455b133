/** `rocky ledger verify -o json`. */
export const ledgerVerifySchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "ledger verify" },
    ok: { type: "boolean" },
    entries: { type: "integer", description: "Sound entries, counted from the first." },
    project_id: { type: "string" },
    head: {
      type: "object",
      description: "The newest entry; kept elsewhere, it shows later whether entries were cut off.",
      properties: { seq: { type: "integer" }, hash: { type: "string" } },
      required: ["seq", "hash"],
      additionalProperties: false,
    },
    broken: {
      type: "object",
      description: "The first entry that does not belong.",
      properties: { seq: { type: "integer" }, reason: { type: "string" }, message: { type: "string" } },
      required: ["seq", "reason", "message"],
      additionalProperties: false,
    },
  },
  required: ["version", "command", "ok", "entries"],
  additionalProperties: false,
} as const;
