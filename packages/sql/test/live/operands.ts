import type { Dialect } from "@rocky/sql";

/** What the rules of types are asked with. */
type ValueType = Parameters<Dialect["types"]["settle"]>[0];

/** An operand by the text that stands in SQL and what our types know of it. */
export interface Operand {
  readonly text: string;
  readonly value: ValueType & { readonly column?: string };
}

/** Columns of the table `t`, one of each type. */
const columns: Readonly<Record<string, string>> = {
  bo: "BOOLEAN",
  ti: "TINYINT",
  si: "SMALLINT",
  i: "INTEGER",
  l: "BIGINT",
  h: "HUGEINT",
  uti: "UTINYINT",
  usi: "USMALLINT",
  ui: "UINTEGER",
  ul: "UBIGINT",
  uh: "UHUGEINT",
  f: "FLOAT",
  d: "DOUBLE",
  c41: "DECIMAL(4,1)",
  c: "DECIMAL(10,2)",
  c183: "DECIMAL(18,3)",
  c3810: "DECIMAL(38,10)",
  big: "BIGNUM",
  s: "VARCHAR",
  x: "BLOB",
  bits: "BIT",
  dt: "DATE",
  tm: "TIME",
  tmz: "TIME WITH TIME ZONE",
  tn: "TIMESTAMP",
  tss: "TIMESTAMP_S",
  tsms: "TIMESTAMP_MS",
  tsns: "TIMESTAMP_NS",
  tz: "TIMESTAMP WITH TIME ZONE",
  iv: "INTERVAL",
  uid: "UUID",
  j: "JSON",
  en: "ENUM('a', 'b')",
  a: "INTEGER[]",
  texts: "VARCHAR[]",
  fa: "INTEGER[3]",
  st: "STRUCT(x INTEGER, y VARCHAR)",
  sl: "STRUCT(x BIGINT, y VARCHAR)",
  m: "MAP(VARCHAR, INTEGER)",
  un: "UNION(n INTEGER, s VARCHAR)",
  v: "VARIANT",
  tns: "TIME_NS",
  geo: "GEOMETRY",
  en2: "ENUM('b', 'c')",
  grid: "INTEGER[][]",
  rows: "STRUCT(x INTEGER, y VARCHAR)[]",
  mi: "MAP(INTEGER, DATE)",
  un2: "UNION(d DATE, n BIGINT)",
  js: "JSON[]",
  deep: "STRUCT(a STRUCT(x DECIMAL(4,1)), l DATE[])",
};

const constants = {
  integer: ["1", "300", "100000", "3000000000", "100000000000000000000"],
  decimal: ["1.5", "123.45", "0.001"],
  double: ["1e2"],
  string: ["a", "1", "2024-01-02"],
  boolean: ["true"],
  null: ["NULL"],
} as const;

/** Values that are no constants, by their types. */
const values: Readonly<Record<string, string>> = {
  "DATE '2024-01-02'": "DATE",
  "TIMESTAMP '2024-01-02 03:04:05'": "TIMESTAMP",
  "INTERVAL 1 DAY": "INTERVAL",
  "[1]": "INTEGER[]",
  "[]": '"NULL"[]',
  "{'x': 1, 'y': 'a'}": "STRUCT(x INTEGER, y VARCHAR)",
  "(1, 'a')": "STRUCT(INTEGER, VARCHAR)",
};

/** The statement that makes the table of the operands. */
export const operandTable: string = `CREATE TABLE t (${Object.entries(columns)
  .map(([name, type]) => `${name} ${type}`)
  .join(", ")})`;

/** Every operand: columns, constants, and values of nested types. */
export function operands(dialect: Dialect): readonly Operand[] {
  const typed = ([text, name]: readonly [string, string]): Operand => {
    const type = dialect.types.parse(name === '"NULL"[]' ? "INTEGER" : name);
    if (type === undefined) throw new Error(`${name} is not a type`);
    if (text === "[]") return { text, value: { type: { kind: "array", element: { kind: "null" } } } };
    return { text, value: { type } };
  };
  const literals = Object.entries(constants).flatMap(([literal, texts]) =>
    texts.map((text) => ({
      text: literal === "string" ? `'${text}'` : text,
      value: dialect.types.literal({
        kind: "literal",
        literal: literal as keyof typeof constants,
        text,
        start: 0,
        end: 0,
      }),
    })),
  );
  const named = ({ text, value }: Operand): Operand => ({ text, value: { ...value, column: text } });
  return [
    ...Object.entries(columns).map(typed).map(named),
    ...literals,
    ...Object.entries(values).map(typed),
  ];
}
