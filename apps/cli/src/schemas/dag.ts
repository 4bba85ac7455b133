/** `rocky dag -o json`. */
export const dagSchema = {
  type: "object",
  properties: {
    version: { type: "string" },
    command: { const: "dag" },
    nodes: {
      type: "array",
      description: "Each after those that it depends on.",
      items: {
        type: "object",
        properties: {
          id: { type: "string", description: "The kind and the name: `model:orders`." },
          kind: { enum: ["load", "seed", "source", "model"] },
          label: { type: "string" },
          depends_on: { type: "array", items: { type: "string" } },
          pipeline: { type: "string" },
          strategy: {
            type: "object",
            properties: { type: { type: "string" } },
            required: ["type"],
            additionalProperties: false,
          },
          target: { $ref: "target" },
        },
        required: ["id", "kind", "label", "depends_on", "target"],
        additionalProperties: false,
      },
    },
    edges: {
      type: "array",
      items: {
        type: "object",
        properties: {
          from: { type: "string" },
          to: { type: "string" },
          edge_type: { const: "data", description: "The one reads the other." },
        },
        required: ["from", "to", "edge_type"],
        additionalProperties: false,
      },
    },
    execution_layers: {
      type: "array",
      items: { type: "array", items: { type: "string" } },
      description: "Ids. What is on a cycle, or behind one, is in none.",
    },
    summary: {
      type: "object",
      properties: {
        total_nodes: { type: "integer" },
        total_edges: { type: "integer" },
        execution_layers: { type: "integer" },
        counts_by_kind: { type: "object", additionalProperties: { type: "integer" } },
      },
      required: ["total_nodes", "total_edges", "execution_layers", "counts_by_kind"],
      additionalProperties: false,
    },
    column_lineage: {
      type: "array",
      items: { $ref: "lineage_edge" },
      description:
        "With --column-lineage: which column goes into which; filters and keys of joins are left to `rocky lineage`.",
    },
  },
  required: ["version", "command", "nodes", "edges", "execution_layers", "summary"],
  additionalProperties: false,
} as const;
