/** `rocky history -o json`. */
export const historySchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "history" },
    count: { type: "integer" },
    runs: {
      type: "array",
      items: {
        type: "object",
        properties: {
          run_id: { type: "string" },
          started_at: { type: "string" },
          status: { type: "string" },
          trigger: { type: "string" },
          duration_ms: { type: "integer" },
          models_executed: { type: "integer" },
          models: {
            type: "array",
            items: {
              type: "object",
              properties: {
                model_name: { type: "string" },
                status: { type: "string" },
                duration_ms: { type: "integer" },
                rows_affected: { type: ["integer", "null"] },
              },
              required: ["model_name", "status", "duration_ms"],
              additionalProperties: false,
            },
          },
          reason: { type: "string", description: "Why the run was refused." },
        },
        required: ["run_id", "started_at", "status", "trigger", "duration_ms", "models_executed", "models"],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "command", "count", "runs"],
  additionalProperties: false,
} as const;

/** `rocky history --model m -o json`. */
export const modelHistorySchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "history" },
    model: { type: "string" },
    count: { type: "integer" },
    executions: {
      type: "array",
      items: {
        type: "object",
        properties: {
          run_id: { type: "string" },
          started_at: { type: "string" },
          status: { type: "string" },
          duration_ms: { type: "integer" },
          rows_affected: { type: ["integer", "null"] },
          sql_hash: { type: "string" },
        },
        required: ["run_id", "started_at", "status", "duration_ms", "sql_hash"],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "command", "model", "count", "executions"],
  additionalProperties: false,
} as const;
