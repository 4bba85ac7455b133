/** `rocky validate -o json`. */
export const validateSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "validate" },
    valid: { type: "boolean" },
    adapters: {
      type: "array",
      items: {
        type: "object",
        properties: { name: { type: "string" }, adapter_type: { type: "string" }, ok: { type: "boolean" } },
        required: ["name", "adapter_type", "ok"],
        additionalProperties: false,
      },
    },
    pipelines: {
      type: "array",
      items: {
        type: "object",
        properties: {
          name: { type: "string" },
          pipeline_type: { type: "string" },
          strategy: { type: "string" },
          catalog_template: { type: "string" },
          schema_template: { type: "string" },
          ok: { type: "boolean" },
        },
        required: ["name", "pipeline_type", "strategy", "catalog_template", "schema_template", "ok"],
        additionalProperties: false,
      },
    },
    models: {
      type: "object",
      properties: { count: { type: "integer" }, found: { type: "boolean" }, dag_valid: { type: "boolean" } },
      required: ["count", "found", "dag_valid"],
      additionalProperties: false,
    },
    messages: {
      type: "array",
      items: {
        type: "object",
        properties: {
          code: { type: "string" },
          severity: { enum: ["error", "warn", "lint", "ok"] },
          message: { type: "string" },
          file: { type: ["string", "null"] },
          field: { type: ["string", "null"], description: "The setting: pipeline.main.target.adapter." },
          span: { $ref: "span" },
          help: { type: "string" },
          diagnostic: {
            type: "string",
            description: "The code of the finding that `rocky compile` reports.",
          },
        },
        required: ["code", "severity", "message", "file", "field"],
        additionalProperties: false,
      },
    },
    diagnostics: { type: "array", items: { $ref: "diagnostic" } },
  },
  required: ["version", "command", "valid", "adapters", "pipelines", "models", "messages", "diagnostics"],
  additionalProperties: false,
} as const;
