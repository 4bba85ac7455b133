/** `rocky doctor -o json`. */
export const doctorSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "doctor" },
    overall: { enum: ["healthy", "warning", "critical"], description: "The worst of the checks." },
    checks: {
      type: "array",
      items: {
        type: "object",
        properties: {
          name: { type: "string" },
          status: { enum: ["healthy", "warning", "critical"] },
          message: { type: "string" },
          duration_ms: { type: "integer" },
          fix: { type: "string", description: "What to do; there for everything that is not healthy." },
          details: { type: "array", items: { type: "array", items: { type: "string" } } },
        },
        required: ["name", "status", "message", "duration_ms"],
        additionalProperties: false,
      },
    },
    suggestions: { type: "array", items: { type: "string" } },
  },
  required: ["version", "command", "overall", "checks", "suggestions"],
  additionalProperties: false,
} as const;
