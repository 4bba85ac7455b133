import { flag, table, text } from "./shape-kinds.ts";
import type { TableShape } from "./shape.ts";
import { modelGovernanceShape, strategyShape, tagsShape } from "./sidecar-blocks.ts";

/** The shape of `groups/<name>.toml`: what the models of a group have in common. */
export const groupShape: TableShape = table("What the models of a group have in common.", {
  schema_template: text("The schema of the models; {name} is a value of their [args]."),
  enforce: flag("Whether a model may not set otherwise what the group sets.", { default: false }),
  strategy: strategyShape,
  tags: tagsShape,
  governance: modelGovernanceShape,
});
