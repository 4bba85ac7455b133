import { adapterShape } from "./adapter-shape.ts";
import { hookShape } from "./hook-shape.ts";
import { pipelineShape } from "./pipeline-shape.ts";
import { runBlocks } from "./run-blocks.ts";
import { names, table, text } from "./shape-kinds.ts";
import type { TableShape } from "./shape.ts";
import { trustBlocks } from "./trust-blocks.ts";

/** The shape of `rocky.toml`. */
export const projectShape: TableShape = table(
  "The configuration of a project.",
  {
    project: table("The project itself.", {
      id: text("What tells it from others in records that outlive a folder.", { form: "not empty" }),
    }),
    adapter: names("Warehouses, by name. Settings without a name are those of default.", adapterShape, {
      short: "default",
    }),
    pipeline: names("What runs, by name. Settings without a name are those of default.", pipelineShape, {
      short: "default",
    }),
    ...trustBlocks,
    ...runBlocks,
    hook: hookShape,
  },
  { aliases: { adapters: "adapter", pipelines: "pipeline", hooks: "hook", roles: "role" } },
);
