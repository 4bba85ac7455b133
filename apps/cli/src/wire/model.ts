import type { CompiledModel } from "@rocky/ir";
import type { compileSchema } from "../schemas/compile.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { wireKeys } from "./key.ts";
import { wireColumns, wireRowLineage, type ColumnsOptions } from "./column.ts";

/** A model as `rocky compile -o json` carries it. */
export type WireModel = BodyOf<typeof compileSchema>["models_detail"][number];

/** A compiled model as JSON. `contract`: the file of its contract. */
export function wireModel(
  model: CompiledModel,
  contract: string | undefined,
  options: ColumnsOptions,
): WireModel {
  const { target, tags, intent } = model;
  return {
    name: model.name,
    file: model.file,
    status: model.status,
    strategy: { type: model.strategy.kind },
    target: { catalog: target.catalog ?? "", schema: target.schema, table: target.table },
    depends_on: model.dependsOn,
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
    ...(intent === undefined ? {} : { intent }),
    ...(contract === undefined ? {} : { contract_source: contract }),
    columns: wireColumns(model.columns, model.edges, options),
    complete: model.complete,
    keys: wireKeys(model.keys),
    row_lineage: wireRowLineage(model.edges),
  };
}
