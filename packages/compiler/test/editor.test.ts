import { editorSchema, fileKinds } from "@rocky/compiler";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { modelBlocks, projectBlocks } from "./blocks.ts";

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
const validators = new Map(fileKinds.map((kind) => [kind.name, ajv.compile(editorSchema(kind))]));

/** What an editor finds wrong with a TOML text. */
function editorFaults(kind: string, text: string): readonly string[] {
  const validate = validators.get(kind);
  if (validate === undefined) throw new Error(`there is no schema ${kind}`);
  // Editors hand dates on as texts.
  const value: unknown = JSON.parse(JSON.stringify(parse(text)));
  validate(value);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
}

/** Findings that a schema can have too: others need more than the file. */
function isAboutShape(finding: string): boolean {
  return (
    /^(E08[234]|E201|W060)/.test(finding) && !/merge_keys|hook\.|on_pipline|time zone|five cron/.test(finding)
  );
}

describe.each([
  ["project", projectBlocks],
  ["model", modelBlocks],
] as const)("an editor agrees with the compiler about a %s:", (kind, blocks) => {
  test.each(blocks)("$block", ({ good, bad }) => {
    expect(editorFaults(kind, good)).toEqual([]);
    for (const [text] of bad.filter((each) => isAboutShape(each[1]))) {
      expect(editorFaults(kind, text.replace(/[«»]/g, "")), text).not.toEqual([]);
    }
  });
});

test("an editor lets a variable of the environment stand for a value", () => {
  const text =
    '[pipeline.p]\ntype = "load"\nsource_dir = "${DIR}"\nformat = "${FORMAT:-csv}"\noptions = { csv_delimiter = "${D}" }';
  expect(editorFaults("project", text)).toEqual([]);
  expect(editorFaults("project", text.replace("${FORMAT:-csv}", "cvs"))).not.toEqual([]);
});

test.each([
  ["defaults", '[target]\nschema = "marts"', 'name = "x"'],
  ["group", 'schema_template = "{region}"\nenforce = true', "enforce = 1"],
  ["contract", '[[columns]]\nname = "id"\ntype = "Int64"', '[[columns]]\ntype = "Int64"'],
  ["test-definitions", '[positive]\ntype = "in_range"\nmin = 0', '[positive]\ntype = "in_rnge"'],
  ["seed", '[types]\nid = "BIGINT"', "[types]\nid = 1"],
  ["model", '[[tests]]\ntype = "unique"\ncolumn = "id"', '[[tests]]\ntype = "unique"'],
  ["model", '[[test]]\nname = "a"\n[test.expect]\nrows = [{ n = 1 }]', '[[test]]\nname = "a"'],
])("an editor knows %s files", (kind, good, bad) => {
  expect(editorFaults(kind, good)).toEqual([]);
  expect(editorFaults(kind, bad)).not.toEqual([]);
});
