/** `rocky discover -o json`. */
export const discoverSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "discover" },
    sources: {
      type: "array",
      items: {
        type: "object",
        properties: {
          id: { type: "string" },
          source_type: { type: "string" },
          components: { type: "object", additionalProperties: { type: "string" } },
          tables: {
            type: "array",
            items: {
              type: "object",
              properties: { name: { type: "string" }, row_count: { type: ["integer", "null"] } },
              required: ["name"],
              additionalProperties: false,
            },
          },
        },
        required: ["id", "source_type", "components", "tables"],
        additionalProperties: false,
      },
    },
    schemas_cached: { type: "integer", description: "Tables written to the schema lockfile." },
    lockfile: { type: "string", description: "The file that was written." },
    changed: {
      type: "array",
      items: { type: "string" },
      description: "Tables whose facts are new or differ.",
    },
    failed_sources: {
      type: "array",
      items: {
        type: "object",
        properties: {
          id: { type: "string" },
          schema: { type: "string" },
          source_type: { type: "string" },
          error_class: { type: "string" },
          message: { type: "string" },
        },
        required: ["id", "schema", "source_type", "error_class", "message"],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "command", "sources"],
  additionalProperties: false,
} as const;
