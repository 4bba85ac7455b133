import { budgetShape } from "./run-blocks.ts";
import { list, table, text, texts } from "./shape-kinds.ts";
import type { Shape, TableShape } from "./shape.ts";
import { freshnessShape, sidecarBlocks, strategyShape, targetShape } from "./sidecar-blocks.ts";

const intent: Shape = text("What the model is for.");

/** Tests are looked into where they are read. */
const any: Shape = { kind: "any" };

/** The shape of a model's configuration: a sidecar file or frontmatter. */
export const modelShape: TableShape = table("The configuration of a model.", {
  name: text("What it is called; without it, like its file."),
  depends_on: texts("Models that are built before it, beside those that its query reads."),
  group: text("The group that it belongs to."),
  intent,
  ...sidecarBlocks,
  budget: budgetShape,
  tests: list("Tests of the table, once it is built.", any),
  use_test: list("Tests from test_definitions.toml.", any),
  test: list("Tests of the query, with rows of their own.", any),
});

/** The shape of `_defaults.toml`, which speaks for every model of its folder. */
export const defaultsShape: TableShape = table(
  "What holds for every model of a folder.",
  { target: targetShape, strategy: strategyShape, intent, freshness: freshnessShape },
  { refused: ["name", "depends_on", "sources"] },
);

/** Strategies that can run now. */
export const availableStrategies: readonly string[] = ["full_refresh", "view"];

/** Strategies of the format that cannot run yet. */
export const laterStrategies: readonly string[] = Object.keys(strategyShape.of).filter(
  (name) => !availableStrategies.includes(name),
);
