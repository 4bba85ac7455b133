import fc from "fast-check";
import { stringify } from "smol-toml";
import { expect, test } from "vitest";
import { defaultsShape, modelShape } from "../src/config/model-shape.ts";
import { checkDocument, type Shape } from "../src/config/shape.ts";
import { suspicionOf } from "../src/config/suspicion.ts";
import { readToml, type TomlDocument } from "../src/toml/document.ts";

const runs = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 2000);
const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? Date.now() % 1_000_000_000);

type Draw = (below: number) => number;

const others: readonly unknown[] = ["x", "", 3, -1, 0.5, true, ["x"], [1], [], {}, { type: "view" }];
const texts: readonly string[] = ["x", "", "30d", "2026-01-31", "amount", "warn"];

/** A value that a shape mostly allows. */
function valueOf(shape: Shape, draw: Draw): unknown {
  if (draw(10) === 1) return others[draw(others.length)];
  switch (shape.kind) {
    case "any":
      return others[draw(others.length)];
    case "text":
      return texts[draw(texts.length)];
    case "integer":
    case "number":
      return draw(5);
    case "boolean":
      return draw(2) === 0;
    case "date":
      return "2026-01-31";
    case "choice":
      return shape.values[draw(shape.values.length)];
    case "list":
      return Array.from({ length: draw(3) }, () => valueOf(shape.of, draw));
    case "either":
      return valueOf(shape.of[draw(shape.of.length)]!, draw);
    case "names":
      return { a: valueOf(shape.of, draw) };
    case "variants": {
      const names = Object.keys(shape.of);
      const name = names[draw(names.length)]!;
      return { ...tableOf(shape.of[name]!.keys, draw), ...(draw(9) === 1 ? {} : { [shape.by]: name }) };
    }
    case "table":
      return tableOf(shape.keys, draw);
  }
}

function tableOf(keys: Readonly<Record<string, Shape>>, draw: Draw): Readonly<Record<string, unknown>> {
  const known = Object.entries(keys);
  const drawn = Array.from({ length: draw(4) }, () => {
    const [key, shape] = known[draw(known.length)] ?? ["x", { kind: "any" }];
    return [draw(24) === 1 ? "unknown" : key, valueOf(shape, draw)];
  });
  return Object.fromEntries(drawn);
}

const shapes = [modelShape, defaultsShape].map((shape) => ({ shape, isSuspicious: suspicionOf(shape) }));

function documentOf(text: string): TomlDocument {
  return readToml({ file: "a.toml", text, offset: 0 }, {});
}

test(`of settings that are not suspicious nothing is said (seed ${seed})`, () => {
  const counts = { right: 0, wrong: 0, suspicious: 0 };
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), fc.nat(1), (numbers, which) => {
      let at = 0;
      const draw: Draw = (below) => (numbers[at++] ?? 0) % below;
      const { shape, isSuspicious } = shapes[which]!;
      const text = stringify(tableOf(shape.keys, draw));
      const document = documentOf(text);
      const found = checkDocument(document, shape, "error");
      if (isSuspicious(document.value)) counts.suspicious++;
      else expect(found, text).toEqual([]);
      counts[found.length === 0 ? "right" : "wrong"]++;
    }),
    { numRuns: runs, seed },
  );
  expect(
    Math.min(counts.right, counts.wrong, runs - counts.suspicious),
    JSON.stringify(counts),
  ).toBeGreaterThan(runs / 10);
});

test("a usual sidecar is not suspicious", () => {
  const text = 'name = "a"\ndepends_on = ["b"]\n[strategy]\ntype = "full_refresh"\n[target]\nschema = "s"\n';
  expect(shapes[0]!.isSuspicious(documentOf(text).value)).toBe(false);
});

test.each([
  "depends_on = [1]",
  "name = 1",
  "nam = 'a'",
  "format = 'parquet'",
  "[strategy]\ntype = 'merge'",
  "[strategy]\ntype = 'other'",
  "[strategy]\ntype = 'view'\nunique_key = 'a'",
  "[target]\nschema = 1",
])("%s is suspicious", (text) => {
  expect(shapes[0]!.isSuspicious(documentOf(text).value)).toBe(true);
});
