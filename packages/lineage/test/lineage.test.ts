import type { ColumnEdge, CompiledModel } from "@rocky/ir";
import { allRoles, lineageDot, lineageOf, modelLineage, traceColumn, transformText } from "@rocky/lineage";
import fc from "fast-check";
import { expect, test } from "vitest";

interface Sketch {
  readonly reads?: readonly string[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** `role relation.column` */
  readonly rows?: readonly string[];
  readonly incomplete?: boolean;
}

function reference(text: string): { readonly relation: string; readonly column: string } {
  const at = text.lastIndexOf(".");
  return { relation: text.slice(0, at), column: text.slice(at + 1) };
}

function model(name: string, sketch: Sketch): CompiledModel {
  const names = Object.keys(sketch.columns);
  const value: ColumnEdge[] = names.flatMap((column, output) =>
    (sketch.columns[column] ?? []).map((from) => ({
      from: reference(from),
      output,
      role: "value" as const,
      transform: { kind: "direct" as const },
    })),
  );
  const rows: ColumnEdge[] = (sketch.rows ?? []).map((row) => {
    const [role = "", from = ""] = row.split(" ");
    return { from: reference(from), role: role as ColumnEdge["role"], transform: { kind: "direct" } };
  });
  const edges = [...value, ...rows];
  const reads = sketch.reads ?? [...new Set(edges.map((edge) => edge.from.relation))];
  return {
    name,
    file: `models/${name}.sql`,
    target: { schema: "main", table: name },
    strategy: { kind: "view" },
    sql: "",
    sqlStart: 0,
    status: "ok",
    columns: names.map((column) => ({ name: column, type: { kind: "date" }, nullability: "nullable" })),
    complete: sketch.incomplete !== true,
    keys: [],
    reads: reads.map((relation) => ({
      span: { file: `models/${name}.sql`, start: 0, end: 0 },
      parts: [relation],
      kind: "model",
      relation,
      aliased: false,
    })),
    dependsOn: [],
    edges,
    tags: {},
  };
}

const diamond = lineageOf([
  model("a", { columns: { id: ["raw.t.id"], name: ["raw.t.name"] } }),
  model("b", { columns: { id: ["a.id"], name: ["a.name"] }, rows: ["filter a.name"] }),
  model("c", { columns: { id: ["a.id"] } }),
  model("d", { columns: { id: ["b.id", "c.id"] }, rows: ["join b.id", "join c.id"] }),
]);

function texts(edges: ReturnType<typeof traceColumn>["edges"]): readonly string[] {
  return edges.map(
    (e) => `${e.source.relation}.${e.source.column} -${e.role}-> ${e.target.relation}.${e.target.column}`,
  );
}

test("upstream goes to the sources, each edge once, nearest first", () => {
  const trace = traceColumn(diamond, { relation: "d", column: "id" }, { direction: "upstream" });
  expect(texts(trace.edges)).toEqual([
    "b.id -value-> d.id",
    "c.id -value-> d.id",
    "a.id -value-> b.id",
    "a.id -value-> c.id",
    "raw.t.id -value-> a.id",
  ]);
  expect(trace.gaps).toEqual([]);
});

test("downstream of a source column visits each column once", () => {
  const trace = traceColumn(diamond, { relation: "raw.t", column: "ID" }, { direction: "downstream" });
  expect(texts(trace.edges)).toEqual([
    "raw.t.id -value-> a.id",
    "a.id -value-> b.id",
    "a.id -value-> c.id",
    "b.id -value-> d.id",
    "c.id -value-> d.id",
  ]);
});

test("what decides about rows reaches every column when its role is asked for", () => {
  const options = { direction: "downstream", roles: allRoles } as const;
  const trace = traceColumn(diamond, { relation: "a", column: "name" }, options);
  expect(texts(trace.edges)).toContain("a.name -filter-> b.id");
  expect(texts(trace.edges)).toContain("b.id -join-> d.id");
  const values = traceColumn(diamond, { relation: "a", column: "name" }, { direction: "downstream" });
  expect(texts(values.edges)).toEqual(["a.name -value-> b.name"]);
});

test("an empty answer has a reason", () => {
  expect(traceColumn(diamond, { relation: "zzz", column: "id" }, { direction: "upstream" }).start).toBe(
    "no-model",
  );
  expect(traceColumn(diamond, { relation: "a", column: "zzz" }, { direction: "upstream" }).start).toBe(
    "no-column",
  );
  const open = lineageOf([model("m", { columns: {}, reads: ["x"], incomplete: true })]);
  const trace = traceColumn(open, { relation: "m", column: "anything" }, { direction: "upstream" });
  expect(trace).toEqual({ start: "found", edges: [], gaps: ["not all columns of m are known"] });
});

test("the lineage of a model has both sides", () => {
  const b = modelLineage(diamond, "B");
  expect(b?.upstream).toEqual(["a", "raw.t"]);
  expect(b?.downstream).toEqual(["d"]);
  expect(b?.edges.map((edge) => `${edge.source.relation}>${edge.target.relation}`)).toEqual([
    "a>b",
    "a>b",
    "b>d",
  ]);
  expect(modelLineage(diamond, "nope")).toBeUndefined();
});

test("Graphviz text is stable and escapes names", () => {
  const graph = lineageOf([model('we"ird|name', { columns: { "a<b>": ["raw.t.x"] } })]);
  const { edges } = traceColumn(
    graph,
    { relation: 'we"ird|name', column: "a<b>" },
    { direction: "upstream" },
  );
  expect(lineageDot(edges)).toBe(
    [
      "digraph lineage {",
      "  rankdir=LR;",
      "  node [shape=record];",
      '  n0 [label="{raw.t|<c0> x}"];',
      '  n1 [label="{we\\"ird\\|name|<c0> a\\<b\\>}"];',
      '  n0:c0 -> n1:c0 [label="direct"];',
      "}",
      "",
    ].join("\n"),
  );
});

test("a transform in words", () => {
  expect(transformText({ transform: { kind: "aggregation", function: "sum" } })).toBe("aggregation: sum");
});

test("a chain of 10,000 models is traced without recursion", () => {
  const chain = lineageOf(
    Array.from({ length: 10_000 }, (_, i) =>
      model(`m${i}`, { columns: { c: [i === 0 ? "raw.c" : `m${i - 1}.c`] } }),
    ),
  );
  expect(
    traceColumn(chain, { relation: "m9999", column: "c" }, { direction: "upstream" }).edges,
  ).toHaveLength(10_000);
  expect(modelLineage(chain, "m9999")?.upstream).toHaveLength(10_000);
});

test("a column is upstream of another exactly when the other is downstream of it", () => {
  const layered = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.boolean()), { maxLength: 25 });
  fc.assert(
    fc.property(layered, (pairs) => {
      const sketches = Array.from({ length: 10 }, () => ({ values: [] as string[], rows: [] as string[] }));
      for (const [to, from, isRow] of pairs) {
        if (from >= to) continue;
        (isRow ? sketches[to]?.rows : sketches[to]?.values)?.push(`${isRow ? "filter " : ""}m${from}.c`);
      }
      const graph = lineageOf(
        sketches.map((sketch, i) => model(`m${i}`, { columns: { c: sketch.values }, rows: sketch.rows })),
      );
      for (let i = 0; i < 10; i++) {
        for (let j = 0; j < 10; j++) {
          if (i === j) continue;
          const up = traceColumn(
            graph,
            { relation: `m${i}`, column: "c" },
            { direction: "upstream", roles: allRoles },
          );
          const down = traceColumn(
            graph,
            { relation: `m${j}`, column: "c" },
            { direction: "downstream", roles: allRoles },
          );
          const above = up.edges.some((edge) => edge.source.relation === `m${j}`);
          expect(down.edges.some((edge) => edge.target.relation === `m${i}`)).toBe(above);
        }
      }
    }),
  );
});
