import type { GraphNode, ProjectGraph } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { listModelsSchema } from "../schemas/list.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { strategyName } from "./node-kind.ts";
import { plural } from "./plural.ts";
import { tableText } from "./table.ts";

type ListedModel = BodyOf<typeof listModelsSchema>["models"][number];

/** Prints the models by name: where they are built, and what is promised and tested about them. */
export function printModels(context: Context, graph: ProjectGraph): ExitCode {
  const models = listed(graph);
  if (context.output === "json") {
    printJson(context, { count: models.length, models } satisfies BodyOf<typeof listModelsSchema>);
    return exitCodes.ok;
  }
  const { stdout } = context;
  if (models.length > 0) stdout.write(modelsTable(context, models));
  stdout.write(`${plural(models.length, "model")}\n`);
  printNext(context, models.length === 0 ? "rocky init" : "rocky dag shows what rests on what");
  return exitCodes.ok;
}

function modelsTable({ stdout }: Context, models: readonly ListedModel[]): string {
  const { style } = stdout;
  const plain = models.every(({ name, target }) => target.table === name);
  const broken = models.some((model) => model.status !== "ok");
  return tableText(
    [
      { heading: "MODEL" },
      { heading: plain ? "SCHEMA" : "TABLE" },
      { heading: "AS" },
      { heading: "COLUMNS", align: "right" },
      { heading: "TESTS", align: "right" },
      { heading: "CONTRACT" },
      ...(broken ? [{ heading: "STATUS", paint: style.red }] : []),
    ],
    models.map((model) => [
      model.name,
      placeOf(model, plain),
      strategyName(model.strategy),
      model.columns === null ? "?" : String(model.columns),
      model.tests === 0 ? "" : String(model.tests),
      model.has_contract ? "yes" : "",
      model.status === "ok" ? "" : model.status,
    ]),
    stdout,
  );
}

/** Where a model is built; without its table, where that is called like the model. */
function placeOf({ target }: ListedModel, plain: boolean): string {
  const parts = [target.catalog, target.schema, ...(plain ? [] : [target.table])];
  return parts.filter((part) => part !== "").join(".");
}

function listed({ nodes, compilation }: ProjectGraph): readonly ListedModel[] {
  const { contracts, tests, unitTests } = compilation.result;
  const promised = new Set(contracts.map((contract) => contract.model));
  const testsOf = Map.groupBy([...tests, ...unitTests], (test) => test.model);
  return nodes
    .flatMap((node) => {
      const count = testsOf.get(node.name)?.length ?? 0;
      return wireModel(node, { tests: count, promised: promised.has(node.name) });
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function wireModel(
  { model, pipeline, columns }: GraphNode,
  checks: { readonly tests: number; readonly promised: boolean },
): readonly ListedModel[] {
  if (model === undefined) return [];
  const { target, tags, intent } = model;
  return [
    {
      name: model.name,
      file: model.file,
      status: model.status,
      strategy: model.strategy.kind,
      target: { catalog: target.catalog ?? "", schema: target.schema, table: target.table },
      ...(pipeline === undefined ? {} : { pipeline }),
      columns: columns ?? null,
      tests: checks.tests,
      has_contract: checks.promised,
      depends_on: model.dependsOn,
      ...(Object.keys(tags).length === 0 ? {} : { tags }),
      ...(intent === undefined ? {} : { intent }),
    },
  ];
}
