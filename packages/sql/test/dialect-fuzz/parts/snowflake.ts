import { snowflake } from "../../../src/dialects/snowflake/snowflake.ts";
import { randomOf } from "../../random.ts";
import type { CallShape } from "../call-shapes.ts";
import { operand, valueFor, valueOfKind, type Pool } from "../pool.ts";
import type { DialectParts, Grown } from "./parts.ts";

const units = "year quarter month week day hour minute second".split(" ");

/** `v:a.b[0]`, `v[…]`: what is in a value. */
function access(pool: Pool): Grown {
  const { random } = pool.workspace;
  const value = operand(pool, valueOfKind(pool, "variant", "map", "struct"));
  const list = operand(pool, valueOfKind(pool, "variant", "array"));
  return random.pick<() => Grown>([
    () => [`${value}:${random.pick(["a", "a.b", "a[0].b", '"A b"'])}`, false],
    () => [`${value}:a::${random.pick(["INT", "STRING", "FLOAT", "TIMESTAMP_NTZ", "NUMBER(10,2)"])}`, false],
    () => [`${list}[${random.pick(["0", valueOfKind(pool, "decimal").text])}]`, true],
    () => [`${value}['a']`, true],
    () => [`GET_PATH(${value}, 'a.b')`, true],
  ])();
}

function nested(pool: Pool): Grown {
  const { random } = pool.workspace;
  const first = random.pick(pool.values);
  const like = valueFor(pool, first.type).text;
  const any = random.pick(pool.values).text;
  return random.pick<() => Grown>([
    () => [`[${first.text}, ${like}]`, true],
    () => [`{'x': ${first.text}, 'y': ${any}}`, true],
    () => [`ARRAY_CONSTRUCT(${first.text}, ${any})`, true],
    () => [`OBJECT_CONSTRUCT('x', ${first.text})`, true],
    () => [`TO_VARIANT(${first.text})`, true],
    () => [`ARRAY_CONSTRUCT_COMPACT(${first.text}, ${like})`, true],
    () => [`TRANSFORM(${valueOfKind(pool, "array").text}, v -> v:a)`, true],
    () => [`FILTER(${valueOfKind(pool, "array").text}, v INT -> v > 1)`, true],
    () => [`REDUCE(${valueOfKind(pool, "array").text}, 0, (acc, v) -> acc + 1)`, true],
  ])();
}

/** Dates, times and what is added to them. */
function moments(pool: Pool): Grown {
  const { random } = pool.workspace;
  const moment = operand(pool, valueOfKind(pool, "date", "timestamp"));
  const other = valueOfKind(pool, "date", "timestamp").text;
  const unit = random.pick(units);
  return random.pick<() => Grown>([
    () => [`DATEADD(${unit}, ${valueOfKind(pool, "decimal").text}, ${moment})`, true],
    () => [`DATEDIFF('${unit}', ${moment}, ${other})`, true],
    () => [`DATE_TRUNC('${unit}', ${moment})`, true],
    () => [`EXTRACT(${unit} FROM ${moment})`, true],
    () => [`${moment} ${random.pick(["+", "-"])} INTERVAL '1 ${unit}'`, false],
    () => [`${moment} - ${random.pick([other, "1"])}`, false],
    () => [`${moment} + ${operand(pool, valueOfKind(pool, "decimal"))}`, false],
    () => [`TO_CHAR(${moment}, 'YYYY')`, true],
    () => [`LAST_DAY(${moment}, ${random.pick(["month", "year"])})`, true],
    () => [`CONVERT_TIMEZONE('UTC', ${moment})`, true],
  ])();
}

function words(pool: Pool): Grown {
  const { random } = pool.workspace;
  const text = (): string => operand(pool, valueOfKind(pool, "string"));
  const any = random.pick(pool.values);
  return random.pick<() => Grown>([
    () => [`${text()} || ${random.pick([text(), operand(pool, any)])}`, false],
    () => [`${text()} ${random.pick(["RLIKE", "ILIKE", "NOT LIKE", "REGEXP"])} ${text()}`, false],
    () => [`${text()} ${random.pick(["LIKE", "ILIKE"])} ${random.pick(["ANY", "ALL"])} ('a%', '%b')`, false],
    () => [`POSITION(${text()} IN ${text()})`, true],
    () => [`SUBSTR(${text()}, 2, 3)`, true],
    () => [`LPAD(${text()}, 10, 'x')`, true],
    () => [`SPLIT_PART(${text()}, ',', 1)`, true],
    () => [`PARSE_JSON(${text()})`, true],
    () => [`${text()} COLLATE 'en-ci'`, false],
    () => [`TRY_TO_NUMBER(${text()}, 10, 2)`, true],
  ])();
}

function numbers(pool: Pool): Grown {
  const { random } = pool.workspace;
  const number = (): string => operand(pool, valueOfKind(pool, "decimal", "float"));
  return random.chance(0.3)
    ? [
        `${random.pick(["DIV0", "MOD", "ROUND", "TRUNC", "POWER", "DIV0NULL", "BITAND"])}(${number()}, ${number()})`,
        true,
      ]
    : [`${number()} ${random.pick(["+", "-", "*", "/", "%"])} ${number()}`, false];
}

const columnTypes = [
  ..."NUMBER(38,0) NUMBER(38,0) NUMBER(10,2) NUMBER(10,2) NUMBER(4,0) NUMBER(18,6) FLOAT FLOAT BOOLEAN BOOLEAN DATE DATE".split(
    " ",
  ),
  ..."VARCHAR VARCHAR VARCHAR(5) VARCHAR(20) CHAR(3) TIMESTAMP_NTZ TIMESTAMP_NTZ(3) TIMESTAMP_LTZ TIMESTAMP_TZ TIME".split(
    " ",
  ),
  ..."VARIANT VARIANT OBJECT ARRAY BINARY GEOGRAPHY".split(" "),
];

/** Calls that our own tables take: for each function a few of many draws. */
function takenCalls(): DialectParts["calls"] {
  const random = randomOf(6);
  const { functions, types } = snowflake;
  const scalars: CallShape[][] = [];
  const aggregates: CallShape[][] = [];
  for (const name of functions.names()) {
    const definition = functions.lookup(name);
    if (definition === undefined || !/^[a-z]\w*$/.test(name)) continue;
    if (definition.kind !== "scalar" && definition.kind !== "aggregate") continue;
    if (functions.isSyntaxCall(name) || /^(system|current_|cast$|try_cast$)/.test(name)) continue;
    const found: CallShape[] = [];
    for (let i = 0; i < 60 && found.length < 6; i++) {
      const args = random.several(columnTypes, random.int(4));
      const given = args.flatMap((text) => types.parse(text) ?? []).map((type) => ({ type }));
      if (functions.resolve(definition, given).kind !== "ok") continue;
      found.push({ name, args: given.map(({ type }) => ({ type: types.print(type) })) });
    }
    if (found.length > 0) (definition.kind === "aggregate" ? aggregates : scalars).push(found);
  }
  return { scalars, aggregates };
}

/** What the generator needs of Snowflake. */
export function snowflakeParts(): DialectParts {
  return {
    dialect: snowflake,
    calls: takenCalls(),
    booleanType: "BOOLEAN",
    textType: "VARCHAR(16777216)",
    columnNames: "ID K A B C D NAME AMOUNT STATUS X Y TAGS ITEM DAY".split(" ").concat("a b"),
    columnTypes,
    constants: [
      ["1", "NUMBER(1,0)"],
      ["0", "NUMBER(1,0)"],
      ["3000000000", "NUMBER(10,0)"],
      ["1.50", "NUMBER(2,1)"],
      ["1e2", "NUMBER(3,0)"],
      ["'a'", "VARCHAR(1)"],
      ["'2024-01-02'", "VARCHAR(10)"],
      ["NULL", ""],
      ["TRUE", "BOOLEAN"],
      ["DATE '2024-01-02'", "DATE"],
      ["'2024-01-02 03:04:05'::TIMESTAMP_NTZ", "TIMESTAMP_NTZ(9)"],
      ["1::FLOAT", "FLOAT"],
      ["[1, 2]", "ARRAY"],
    ],
    casts: [
      (value, type) => [`CAST(${value} AS ${type})`, true],
      (value, type) => [`TRY_CAST(${value} AS ${type})`, true],
      (value, type) => [`${value}::${type}`, false],
    ],
    castTypes: ["VARCHAR", "FLOAT", "INT", "DATE", "NUMBER(10,2)", "TIMESTAMP_NTZ", "STRING(5)"],
    infix: "+ - * / % ||".split(" "),
    prefix: ["-", "+", "NOT "],
    comparisons: "= <> < <= > >= !=".split(" "),
    choices: [
      ["COALESCE", 4],
      ["COALESCE", 3],
      ["GREATEST", 3],
      ["LEAST", 3],
      ["NVL", 2],
      ["IFNULL", 2],
      ["NULLIF", 2],
    ],
    conditional: "IFF",
    growers: [access, nested, moments, words, numbers],
    commonAggregates:
      "COUNT SUM AVG MIN MAX ANY_VALUE ARRAY_AGG LISTAGG MEDIAN MODE STDDEV COUNT_IF BOOLOR_AGG".split(" "),
    afterAggregate: () => [],
    ranking: ["ROW_NUMBER()", "RANK()", "DENSE_RANK()", "PERCENT_RANK()", "CUME_DIST()", "NTILE(3)"],
    offsets: ["LAG", "LEAD"],
    frames: [
      "ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
      "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
      "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
    ],
    joins: "JOIN,LEFT JOIN,RIGHT JOIN,FULL JOIN,INNER JOIN,LEFT OUTER JOIN,FULL OUTER JOIN,CROSS JOIN"
      .split(",")
      .concat(","),
    setOperators: ["UNION ALL", "UNION ALL", "UNION", "INTERSECT", "EXCEPT", "MINUS"],
    groupings: [
      (keys) => keys.join(", "),
      (keys) => keys.join(", "),
      (keys) => keys.join(", "),
      (keys) => `ROLLUP (${keys.join(", ")})`,
      (keys) => `CUBE (${keys.join(", ")})`,
      (keys) => `GROUPING SETS ((${keys.join(", ")}), (${keys[0] ?? ""}))`,
    ],
    stars: [
      () => "*",
      () => "*",
      ({ alias }) => `${alias}.*`,
      ({ name }) => `* EXCLUDE (${name})`,
      ({ name }) => `* EXCLUDE ${name}`,
      ({ name, value }) => `* REPLACE (${value} AS ${name})`,
      ({ name }) => `* RENAME (${name} AS x6)`,
      () => "* ILIKE '%A%'",
      () => "{*} AS x5",
    ],
    source: ({ random, table, alias, name }) =>
      random.pick([
        () => `(VALUES (1, 'a', 1.5), (20, NULL, 2)) AS ${alias}`,
        () => `(VALUES (1, DATE '2024-01-01')) AS ${alias}(p, q)`,
        () => `TABLE(FLATTEN(INPUT => [1, 2])) AS ${alias}`,
        () => `TABLE(SPLIT_TO_TABLE('a,b', ',')) AS ${alias}`,
        () => `(SELECT seq4() AS n FROM TABLE(GENERATOR(ROWCOUNT => 3))) AS ${alias}`,
        () => `${table} UNPIVOT (val FOR what IN (${name()}, ${name()})) AS ${alias}`,
        () =>
          `${table} PIVOT (${random.pick([`MAX(${name()})`, `SUM(${name()})`, `COUNT(${name()})`])} FOR ${name()} IN (${random.pick(["1, 2", "'a', 'b' AS bee"])})) AS ${alias}`,
        () => `${table} AS ${alias} SAMPLE (10)`,
        () => `${table} AT (OFFSET => -60) AS ${alias}`,
      ])(),
    lateral: (pool) => {
      const { random } = pool.workspace;
      const list = valueOfKind(pool, "variant", "array").text;
      return random.pick([
        `, LATERAL FLATTEN(INPUT => ${list}) AS r5`,
        `, LATERAL FLATTEN(INPUT => ${list}, OUTER => TRUE) AS r5`,
        `, TABLE(FLATTEN(${list})) AS r5`,
        `, LATERAL (SELECT ${random.pick(pool.values).text} AS w) AS r5`,
      ]);
    },
    qualify: true,
    windowAfterQualify: false,
    namedCteColumns: true,
    tails: [" LIMIT 3 OFFSET 1", " FETCH FIRST 3 ROWS ONLY"],
    ddl: ({ name, columns }) =>
      `CREATE TABLE ${name} (${columns.map((column) => `"${column.name}" ${column.type}${column.notNull ? " NOT NULL" : ""}`).join(", ")})`,
  };
}
