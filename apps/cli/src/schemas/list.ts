/** `rocky list models -o json`. */
export const listModelsSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "list models" },
    count: { type: "integer" },
    models: {
      type: "array",
      items: {
        type: "object",
        properties: {
          name: { type: "string" },
          file: { type: "string" },
          status: { enum: ["ok", "failed", "blocked"] },
          strategy: { type: "string" },
          target: { $ref: "target" },
          pipeline: { type: "string" },
          columns: {
            type: ["integer", "null"],
            description: "null when a star runs over a table that is not known.",
          },
          tests: { type: "integer", description: "Tests of the table and tests of the query." },
          has_contract: { type: "boolean" },
          depends_on: { type: "array", items: { type: "string" } },
          tags: { type: "object", additionalProperties: { type: "string" } },
          intent: { type: "string" },
        },
        required: [
          "name",
          "file",
          "status",
          "strategy",
          "target",
          "columns",
          "tests",
          "has_contract",
          "depends_on",
        ],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "command", "count", "models"],
  additionalProperties: false,
} as const;

/** `rocky list pipelines -o json`. */
export const listPipelinesSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "list pipelines" },
    count: { type: "integer" },
    pipelines: {
      type: "array",
      items: {
        type: "object",
        properties: {
          name: { type: "string" },
          pipeline_type: { type: "string" },
          adapter: { type: "string", description: "Empty where the pipeline cannot run yet." },
          depends_on: { type: "array", items: { type: "string" } },
          models: { type: "string", description: "The pattern of its models." },
          source_dir: { type: "string", description: "The folder of its files." },
          tables: { type: "integer", description: "How many models or tables it makes." },
        },
        required: ["name", "pipeline_type", "adapter", "depends_on", "tables"],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "command", "count", "pipelines"],
  additionalProperties: false,
} as const;

/** `rocky list adapters -o json`; no setting but the path is ever printed. */
export const listAdaptersSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "list adapters" },
    count: { type: "integer" },
    adapters: {
      type: "array",
      items: {
        type: "object",
        properties: {
          name: { type: "string" },
          adapter_type: { type: "string" },
          path: { type: "string" },
          pipelines: { type: "array", items: { type: "string" } },
        },
        required: ["name", "adapter_type", "pipelines"],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "command", "count", "adapters"],
  additionalProperties: false,
} as const;

/** `rocky list sources -o json`. */
export const listSourcesSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "list sources" },
    count: { type: "integer" },
    sources: {
      type: "array",
      items: {
        type: "object",
        properties: {
          name: { type: "string" },
          kind: {
            enum: ["load", "seed", "source"],
            description: "What makes it; `source`: not this project.",
          },
          pipeline: { type: "string" },
          files: { type: "array", items: { type: "string" } },
          columns: { type: ["integer", "null"], description: "null when they are not known." },
          consumers: { type: "array", items: { type: "string" } },
        },
        required: ["name", "kind", "files", "columns", "consumers"],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "command", "count", "sources"],
  additionalProperties: false,
} as const;

/** `rocky list deps <model> -o json` and `rocky list consumers <model> -o json`. */
export const listNeighboursSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { enum: ["list deps", "list consumers"] },
    model: { type: "string" },
    count: { type: "integer" },
    items: {
      type: "array",
      items: {
        type: "object",
        properties: {
          name: { type: "string" },
          kind: { enum: ["load", "seed", "source", "model"] },
          distance: { type: "integer", description: "1: reads it, or is read by it, itself." },
        },
        required: ["name", "kind", "distance"],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "command", "model", "count", "items"],
  additionalProperties: false,
} as const;
