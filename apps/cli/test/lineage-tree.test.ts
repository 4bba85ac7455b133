import { expect, test } from "vitest";
import { treeText } from "../src/report/lineage-tree.ts";
import { plainStyle } from "../src/terminal/style.ts";

const edges = [
  { from: "mart.total", to: "stg.amount", note: "aggregation: sum" },
  { from: "mart.total", to: "stg.rate", note: "expression" },
  { from: "stg.amount", to: "raw.orders.amount", note: "cast" },
  { from: "stg.rate", to: "stg.amount", note: "" },
];

test("a tree shows what leads to a column, and repeats nothing", () => {
  expect(`\n${treeText("mart.total", edges, plainStyle)}`).toMatchInlineSnapshot(`
    "
    mart.total
    ├─ stg.amount  aggregation: sum
    │  └─ raw.orders.amount  cast
    └─ stg.rate  expression
       └─ stg.amount  (above)
    "
  `);
});

test("a node without edges is drawn alone", () => {
  expect(treeText("a.b", [], plainStyle)).toBe("a.b\n");
});

test("a cycle ends", () => {
  const cycle = [
    { from: "a", to: "b", note: "" },
    { from: "b", to: "a", note: "" },
  ];
  expect(treeText("a", cycle, plainStyle)).toBe("a\n└─ b\n   └─ a  (above)\n");
});
