import { factColumns, longest, number, shapeOf } from "./columns.ts";
import { foldOf } from "./fold.ts";
import { expressionRow, type FactRow } from "./row.ts";

const names = ["i", "n", "q", "z", "f", "s", "w", "b", "d", "tm", "ts", "tl", "tz", "va", "o", "a", "bn"];

const forms: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `COALESCE(${a}, ${b})`,
  (a, b) => `IFF(b, ${a}, ${b})`,
  (a, b) => `CASE WHEN b THEN ${a} ELSE ${b} END`,
  (a, b) => `NVL(${a}, ${b})`,
  (a, b) => `IFNULL(${a}, ${b})`,
  (a, b) => `NVL2(i, ${a}, ${b})`,
  (a, b) => `DECODE(i, 1, ${a}, ${b})`,
];

const origin = {
  topic: "branches",
  source: "mlorek/frostlake types/DeclaredTypeFold, query/ConditionalFoldFamiliesTest",
  grade: "recorded by others",
} as const;

/** Two branches of each pair of columns, in one of the forms that have branches and in COALESCE. */
export function branchRows(): readonly FactRow[] {
  let turn = 0;
  return names.flatMap((left) =>
    names.flatMap((right): readonly FactRow[] => {
      const type = foldOf(factColumns.get(left) ?? "", factColumns.get(right) ?? "");
      if (type === undefined || left === right) return [];
      const chosen = [forms[0], forms[1 + (turn++ % (forms.length - 1))]];
      return chosen.flatMap((form) =>
        form === undefined ? [] : [expressionRow(form(left, right), type, origin)],
      );
    }),
  );
}

/** A branch that is NULL, or that is not written. */
export function nullBranchRows(): readonly FactRow[] {
  return names.flatMap((name) => {
    const type = factColumns.get(name) ?? "";
    const withNull = shapeOf(type).family === "VARCHAR" ? longest : type;
    return [
      expressionRow(`CASE WHEN b THEN ${name} END`, withNull, origin),
      expressionRow(`IFF(b, ${name}, NULL)`, withNull, origin),
    ];
  });
}

/** Inputs of set operations, which take the type of branches but for some mixtures. */
export function setRows(): readonly FactRow[] {
  const mixed = new Set(["BOOLEAN", "TIME(9)", "VARIANT", "OBJECT", "ARRAY"]);
  return names.flatMap((left) =>
    names.flatMap((right): readonly FactRow[] => {
      const [a = "", b = ""] = [factColumns.get(left), factColumns.get(right)];
      if (a !== b && (mixed.has(a) || mixed.has(b))) return [];
      if (b === "TIMESTAMP_TZ(9)" && a !== b && a.startsWith("TIMESTAMP")) return [];
      const type = foldOf(a, b);
      if (type === undefined) return [];
      return [
        {
          topic: "set operations",
          sql: `SELECT ${left} AS x FROM r UNION ALL SELECT ${right} FROM r`,
          columns: [{ name: "X", type }],
          source: "mlorek/frostlake types/DeclaredTypeFold",
          grade: "recorded by others",
        },
      ];
    }),
  );
}

/** VALUES: a column is the fold of its rows. */
export function valuesRows(): readonly FactRow[] {
  const constants: readonly (readonly [string, string])[] = [
    ["1", number(1, 0)],
    ["100000", number(6, 0)],
    ["1.5", number(2, 1)],
    ["200.25", number(5, 2)],
    ["'a'", "VARCHAR(1)"],
    ["'bbb'", "VARCHAR(3)"],
    ["TRUE", "BOOLEAN"],
    ["'2024-01-01'::DATE", "DATE"],
    ["'2024-01-01'::TIMESTAMP_NTZ", "TIMESTAMP_NTZ(9)"],
    ["'2024-01-01'::TIMESTAMP_LTZ", "TIMESTAMP_LTZ(9)"],
  ];
  return constants.flatMap(([left, a]) =>
    constants.flatMap(([right, b]): readonly FactRow[] => {
      const isKnown =
        shapeOf(a).family === shapeOf(b).family || a.startsWith("TIMESTAMP") === b.startsWith("TIMESTAMP");
      const isText = a.startsWith("VARCHAR") !== b.startsWith("VARCHAR");
      const type = isKnown && !isText && (a === "BOOLEAN") === (b === "BOOLEAN") ? foldOf(a, b) : undefined;
      if (type === undefined) return [];
      return [
        {
          topic: "values",
          sql: `SELECT * FROM VALUES (${left}), (${right})`,
          columns: [{ name: "COLUMN1", type }],
          source: "mlorek/frostlake functions/ValuesAndFlattenTypingTest",
          grade: "recorded by others",
        },
      ];
    }),
  );
}
