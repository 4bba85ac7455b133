import { cyclesOf, dependentsOf, layersOf, reachableFrom } from "@rocky/ir";
import fc from "fast-check";
import { expect, test } from "vitest";

const diamond = new Map([
  ["d", ["b", "c"]],
  ["b", ["a"]],
  ["c", ["a", "raw.table"]],
  ["a", []],
]);

test("layers put every node after its dependencies and ignore what is not a node", () => {
  expect(layersOf(diamond)).toEqual({ layers: [["a"], ["b", "c"], ["d"]], unordered: [] });
});

test("dependents are the inverse, each once", () => {
  expect(
    dependentsOf(
      new Map([
        ["a", []],
        ["b", ["a", "a"]],
      ]),
    ).get("a"),
  ).toEqual(["b"]);
});

test("a cycle and what stands behind it stay unordered", () => {
  const graph = new Map([
    ["a", ["c"]],
    ["b", ["a"]],
    ["c", ["b"]],
    ["behind", ["c"]],
    ["free", []],
  ]);
  expect(layersOf(graph)).toEqual({ layers: [["free"]], unordered: ["a", "b", "behind", "c"] });
  expect(cyclesOf(graph)).toEqual([["a", "c", "b"]]);
});

test("a node that reads itself is a cycle of one", () => {
  expect(cyclesOf(new Map([["a", ["a"]]]))).toEqual([["a"]]);
});

test("two cycles that share nothing are both found, and a node between them is in neither", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["a"]],
    ["between", ["a", "x"]],
    ["x", ["y"]],
    ["y", ["x", "between"]],
  ]);
  expect(cyclesOf(graph)).toEqual([
    ["a", "b"],
    ["between", "x", "y"],
  ]);
});

const acyclic = fc.integer({ min: 0, max: 30 }).chain((size) =>
  fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 60 }).map((pairs) => {
    const graph = new Map<string, string[]>();
    for (let i = 0; i < size; i++) graph.set(`n${i}`, []);
    for (const [from, to] of pairs) if (from > to) graph.get(`n${from}`)?.push(`n${to}`);
    return graph;
  }),
);

test("an acyclic graph is ordered whole, and every edge goes to an earlier layer", () => {
  fc.assert(
    fc.property(acyclic, (graph) => {
      const { layers, unordered } = layersOf(graph);
      expect(unordered).toEqual([]);
      const depth = new Map(layers.flatMap((names, i) => names.map((name) => [name, i] as const)));
      expect(depth.size).toBe(graph.size);
      for (const [name, dependencies] of graph) {
        for (const dependency of dependencies) {
          const below = depth.get(dependency);
          if (below !== undefined) expect(below).toBeLessThan(depth.get(name) ?? -1);
        }
      }
    }),
  );
});

test("every cycle that is reported is one, and none is reported for an acyclic graph", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 20 }), (pairs) => {
      const graph = new Map<string, string[]>();
      for (let i = 0; i <= 8; i++) graph.set(`n${i}`, []);
      for (const [from, to] of pairs) graph.get(`n${from}`)?.push(`n${to}`);
      const cycles = cyclesOf(graph);
      for (const cycle of cycles) {
        cycle.forEach((name, i) =>
          expect(graph.get(name)).toContain(cycle[(i + 1) % cycle.length] ?? cycle[0]),
        );
      }
      const selfReaching = [...graph.keys()].filter((name) => reachableFrom([name], graph).includes(name));
      expect(cycles.length > 0).toBe(selfReaching.length > 0);
    }),
  );
});

test("reachable nodes do not include the start of a line", () => {
  expect(reachableFrom(["d"], diamond)).toEqual(["a", "b", "c", "raw.table"]);
});

test("a chain of 20,000 nodes is sorted without recursion", () => {
  const graph = new Map<string, string[]>([["n0", []]]);
  for (let i = 1; i < 20_000; i++) graph.set(`n${i}`, [`n${i - 1}`]);
  expect(layersOf(graph).layers).toHaveLength(20_000);
  expect(reachableFrom(["n19999"], graph)).toHaveLength(19_999);
});
