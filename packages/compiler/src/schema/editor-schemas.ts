import { contractShape } from "../config/contract-shape.ts";
import { groupShape } from "../config/group-shape.ts";
import { defaultsShape, modelShape } from "../config/model-shape.ts";
import { projectShape } from "../config/project-shape.ts";
import { list } from "../config/shape-kinds.ts";
import type { NamesShape, TableShape, VariantsShape } from "../config/shape.ts";
import { functionsFile, functionsShape } from "../functions/functions-shape.ts";
import { seedShape } from "../project/seed.ts";
import { definitionShape, testShape, testTypes, useTestShape } from "../tests/test-types.ts";
import { unitTestShape } from "../unit-tests/unit-test-shape.ts";
import { jsonSchemaOf, type JsonSchema } from "./json-schema.ts";

/** A kind of TOML file, with the shape of what it holds. */
export interface FileKind {
  readonly name: string;
  /** Which files these are. */
  readonly files: string;
  readonly about: string;
  readonly shape: TableShape | NamesShape;
}

function byType(shapeOf: (type: string) => TableShape): VariantsShape {
  const of = Object.fromEntries(Object.keys(testTypes).map((type) => [type, shapeOf(type)]));
  return { kind: "variants", by: "type", required: true, of, about: "A test." };
}

const model: TableShape = {
  ...modelShape,
  keys: {
    ...modelShape.keys,
    tests: list("Tests of the table, once it is built.", byType(testShape)),
    use_test: list("Tests from test_definitions.toml.", useTestShape),
    test: list("Tests of the query, with rows of their own.", unitTestShape),
  },
};

const definitions: NamesShape = {
  kind: "names",
  about: "Tests by name, for [[use_test]] of the models of a folder.",
  of: byType(definitionShape),
};

/** The kinds of files that a project is configured with. */
export const fileKinds: readonly FileKind[] = [
  kind("project", "rocky.toml", projectShape),
  kind("model", "models/**/<model>.toml", model),
  kind("defaults", "models/**/_defaults.toml", defaultsShape),
  kind("group", "models/**/groups/<group>.toml", groupShape),
  kind("contract", "models/**/<model>.contract.toml", contractShape),
  kind("test-definitions", "models/**/test_definitions.toml", definitions),
  kind("functions", functionsFile, functionsShape),
  kind("seed", "seeds/<seed>.toml", seedShape),
];

function kind(name: string, files: string, shape: TableShape | NamesShape): FileKind {
  return { name, files, about: shape.about ?? "", shape };
}

/** The JSON Schema of a kind of files. */
export function editorSchema({ files, about, shape }: FileKind): JsonSchema {
  return jsonSchemaOf(shape, { title: files, description: about });
}
