import { bigquery } from "../../../src/dialects/bigquery/bigquery.ts";
import { readBigquery } from "../../oracle/bigquery.ts";
import { atCommas, callShapes, type CallShape } from "../call-shapes.ts";
import { operand, valueFor, valueOfKind, type Pool } from "../pool.ts";
import type { DialectParts, Grown } from "./parts.ts";

const dateParts = "DAY WEEK WEEK(MONDAY) ISOWEEK MONTH QUARTER YEAR ISOYEAR".split(" ");
const timeParts = "MICROSECOND MILLISECOND SECOND MINUTE HOUR".split(" ");

/** `[…]`, `.x`: what is in a value. */
function access(pool: Pool): Grown {
  const { random } = pool.workspace;
  const list = operand(pool, valueOfKind(pool, "array"));
  const place = random.pick(["0", "1", valueOfKind(pool, "integer").text]);
  switch (random.int(6)) {
    case 0:
      return [
        `${list}[${random.pick(["OFFSET", "ORDINAL", "SAFE_OFFSET", "SAFE_ORDINAL"])}(${place})]`,
        true,
      ];
    case 1:
      return [`${list}[${place}]`, true];
    case 2:
      return [`${operand(pool, valueOfKind(pool, "struct"))}.${random.pick(["x", "y", "z"])}`, true];
    case 3:
      return [`${operand(pool, valueOfKind(pool, "json"))}.${random.pick(["a", "a.b", "x[0]"])}`, true];
    case 4:
      return [`${operand(pool, valueOfKind(pool, "json"))}[${random.pick(["0", "'a'"])}]`, true];
    default:
      return [`${list}[SAFE_OFFSET(0)].x`, true];
  }
}

function nested(pool: Pool): Grown {
  const { random } = pool.workspace;
  const first = random.pick(pool.values);
  const like = valueFor(pool, first.type).text;
  const any = random.pick(pool.values).text;
  return random.pick<() => Grown>([
    () => [`[${first.text}, ${like}]`, true],
    () => [`ARRAY<${first.type === "" ? "STRING" : first.type}>[${like}]`, true],
    () => [`STRUCT(${first.text} AS x, ${any} AS z)`, true],
    () => [`STRUCT(${first.text}, ${any})`, true],
    () => [`STRUCT<x ${first.type === "" ? "INT64" : first.type}, y STRING>(${first.text}, 'a')`, true],
    () => [`(${first.text}, ${any})`, true],
    () => [`ARRAY(SELECT AS STRUCT ${first.text} AS x, ${any} AS y)`, true],
    () => [`ARRAY(SELECT v FROM UNNEST(${valueOfKind(pool, "array").text}) AS v WHERE v IS NOT NULL)`, true],
    () => [`ARRAY_CONCAT(${valueOfKind(pool, "array").text}, ${valueOfKind(pool, "array").text})`, true],
    () => [`(SELECT AS STRUCT ${first.text} AS x, ${any} AS z)`, true],
  ])();
}

/** Dates, times and what is added to them. */
function moments(pool: Pool): Grown {
  const { random } = pool.workspace;
  const [kind, types] = random.pick([
    ["DATE", ["date"]],
    ["DATETIME", ["timestamp"]],
    ["TIMESTAMP", ["timestamp"]],
    ["TIME", ["time"]],
  ] as const);
  const moment = valueOfKind(pool, ...types).text;
  const part = random.pick(
    kind === "DATE" ? dateParts : kind === "TIME" ? timeParts : [...dateParts, ...timeParts],
  );
  const amount = `INTERVAL ${random.pick(["1", valueOfKind(pool, "integer").text])} ${part}`;
  return random.pick<() => Grown>([
    () => [`EXTRACT(${random.pick([...dateParts, ...timeParts, "DATE", "TIME"])} FROM ${moment})`, true],
    () => [`${kind}_${random.pick(["ADD", "SUB"])}(${moment}, ${amount})`, true],
    () => [`${kind}_TRUNC(${moment}, ${part})`, true],
    () => [`${kind}_DIFF(${moment}, ${valueOfKind(pool, ...types).text}, ${part})`, true],
    () => [`${operand(pool, valueOfKind(pool, ...types))} ${random.pick(["+", "-"])} ${amount}`, false],
    () => [
      `${operand(pool, valueOfKind(pool, ...types))} - ${operand(pool, valueOfKind(pool, ...types))}`,
      false,
    ],
    () => [`${operand(pool, valueOfKind(pool, "date"))} + ${valueOfKind(pool, "integer").text}`, false],
    () => [`FORMAT_${kind}('%Y', ${moment})`, true],
    () => [`LAST_DAY(${moment}, ${random.pick(dateParts)})`, true],
    () => [`INTERVAL '1-2 3' YEAR TO DAY`, true],
  ])();
}

function words(pool: Pool): Grown {
  const { random } = pool.workspace;
  const text = (): string => operand(pool, valueOfKind(pool, "string"));
  const any = random.pick(pool.values);
  return random.pick<() => Grown>([
    () => [`${text()} || ${random.pick([text(), operand(pool, any)])}`, false],
    () => [
      `${text()} ${random.pick(["LIKE", "NOT LIKE"])} ${random.pick(["ANY", "ALL"])} ('a%', '%b')`,
      false,
    ],
    () => [`FORMAT('%t', ${any.text})`, true],
    () => [`TO_JSON_STRING(${any.text})`, true],
    () => [`TO_JSON(${any.text})`, true],
    () => [`JSON_VALUE(${valueOfKind(pool, "json", "string").text}, '$.a')`, true],
    () => [`JSON_QUERY_ARRAY(${valueOfKind(pool, "json", "string").text}, '$.a')`, true],
    () => [`SAFE.SUBSTR(${text()}, 1)`, true],
    () => [`CAST(${any.text} AS STRING FORMAT 'YYYY')`, true],
    () => [`REGEXP_EXTRACT(${text()}, r'a+')`, true],
  ])();
}

function numbers(pool: Pool): Grown {
  const { random } = pool.workspace;
  const number = (): string => operand(pool, valueOfKind(pool, "integer", "decimal", "float", "bignumeric"));
  return random.chance(0.3)
    ? [
        `${random.pick(["SAFE_DIVIDE", "SAFE_ADD", "POW", "DIV", "MOD", "IEEE_DIVIDE", "ROUND"])}(${number()}, ${number()})`,
        true,
      ]
    : [`${number()} ${random.pick(["+", "-", "*", "/"])} ${number()}`, false];
}

const left =
  /^(error|keys?\.|aead\.|deterministic_|nullifiererror|iserror|iferror|nullifyerror|session_user|ai\.|ml\.|kll_|hll_|generate_uuid|@@|typeof)/;

function recordedCalls(): DialectParts["calls"] {
  const { tables, cases } = readBigquery();
  const columns = new Map<string, string>();
  for (const table of ["everything", "required"])
    for (const { name, type } of tables["tables"]?.[table] ?? [])
      if (!/RANGE|GEOGRAPHY/.test(type)) columns.set(name.toLowerCase(), type.replace(/\([\d, ]+\)/g, ""));
  const aggregates = new Set<string>();
  const all = cases.flatMap(({ category, columns: taken, sql }) => {
    if (taken === undefined || !/^(functions: (scalar|aggregate)|operands of functions)$/.test(category))
      return [];
    const list = /^SELECT (.*) FROM (?:everything|required)$/s.exec(sql)?.[1];
    const expressions = list === undefined ? [] : (atCommas(list) ?? []);
    if (category === "functions: aggregate")
      for (const text of expressions) aggregates.add(/^[\w.]+/.exec(text)?.[0].toLowerCase() ?? "");
    return expressions;
  });
  const shapes: readonly (readonly CallShape[])[] = callShapes(all, columns).filter(
    ([first]) =>
      first !== undefined && !left.test(first.name) && !/^(extract|cast|safe_cast)$/.test(first.name),
  );
  const isAggregate = ([first]: readonly CallShape[]): boolean => aggregates.has(first?.name ?? "");
  return { scalars: shapes.filter((one) => !isAggregate(one)), aggregates: shapes.filter(isAggregate) };
}

/** What the generator needs of BigQuery. */
export function bigqueryParts(): DialectParts {
  return {
    dialect: bigquery,
    calls: recordedCalls(),
    booleanType: "BOOL",
    textType: "STRING",
    columnNames: "id k a b c d name amount status x y tags item day".split(" ").concat("a b"),
    columnTypes: [
      ..."INT64 INT64 INT64 STRING STRING STRING STRING DATE DATE TIMESTAMP TIMESTAMP FLOAT64 BOOL BOOL NUMERIC NUMERIC".split(
        " ",
      ),
      ..."BIGNUMERIC BYTES DATETIME TIME INTERVAL JSON ARRAY<INT64> ARRAY<STRING> ARRAY<NUMERIC>".split(" "),
      "STRUCT<x INT64, y STRING>",
      "STRUCT<x NUMERIC, z ARRAY<DATE>>",
      "ARRAY<STRUCT<x INT64, y STRING>>",
    ],
    constants: [
      ["1", "INT64"],
      ["0", "INT64"],
      ["3000000000", "INT64"],
      ["1.5", "FLOAT64"],
      ["1e2", "FLOAT64"],
      ["NUMERIC '1.5'", "NUMERIC"],
      ["'a'", "STRING"],
      ["'1'", "STRING"],
      ["'2024-01-02'", "STRING"],
      ["b'a'", "BYTES"],
      ["NULL", "INT64"],
      ["TRUE", "BOOL"],
      ["DATE '2024-01-02'", "DATE"],
      ["TIMESTAMP '2024-01-02 03:04:05+00'", "TIMESTAMP"],
      ["DATETIME '2024-01-02 03:04:05'", "DATETIME"],
      ["[1, 2]", "ARRAY<INT64>"],
      ["['a']", "ARRAY<STRING>"],
    ],
    casts: [
      (value, type) => [`CAST(${value} AS ${type})`, true],
      (value, type) => [`SAFE_CAST(${value} AS ${type})`, true],
    ],
    castTypes: ["STRING", "FLOAT64", "INT64", "DATE", "NUMERIC", "TIMESTAMP", "BIGNUMERIC"],
    infix: "+ - * / || & | ^ << >>".split(" "),
    prefix: ["-", "+", "~", "NOT "],
    comparisons: "= <> < <= > >= !=".split(" "),
    choices: [
      ["COALESCE", 4],
      ["COALESCE", 3],
      ["GREATEST", 3],
      ["LEAST", 3],
      ["IFNULL", 2],
      ["NULLIF", 2],
    ],
    conditional: "IF",
    growers: [access, nested, moments, words, numbers],
    commonAggregates:
      "COUNT SUM AVG MIN MAX ANY_VALUE ARRAY_AGG STRING_AGG COUNTIF APPROX_COUNT_DISTINCT STDDEV LOGICAL_OR".split(
        " ",
      ),
    afterAggregate: () => [],
    ranking: ["ROW_NUMBER()", "RANK()", "DENSE_RANK()", "PERCENT_RANK()", "CUME_DIST()", "NTILE(3)"],
    offsets: ["LAG", "LEAD"],
    frames: [
      "ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
      "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
      "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
      "ROWS UNBOUNDED PRECEDING",
    ],
    joins: "JOIN,LEFT JOIN,RIGHT JOIN,FULL JOIN,INNER JOIN,LEFT OUTER JOIN,FULL OUTER JOIN,CROSS JOIN"
      .split(",")
      .concat(","),
    setOperators: [
      "UNION ALL",
      "UNION ALL",
      "UNION DISTINCT",
      "INTERSECT DISTINCT",
      "EXCEPT DISTINCT",
      "UNION ALL BY NAME",
    ],
    groupings: [
      (keys) => keys.join(", "),
      (keys) => keys.join(", "),
      (keys) => keys.join(", "),
      (keys) => `ROLLUP (${keys.join(", ")})`,
      (keys) => `CUBE (${keys.join(", ")})`,
      (keys) => `GROUPING SETS ((${keys.join(", ")}), (${keys[0] ?? ""}), ())`,
    ],
    stars: [
      () => "*",
      () => "*",
      ({ alias }) => `${alias}.*`,
      ({ name }) => `* EXCEPT (${name})`,
      ({ name, value }) => `* REPLACE (${value} AS ${name})`,
      ({ name, other, value }) => `* EXCEPT (${name}) REPLACE (${value} AS ${other})`,
      ({ alias }) => alias,
    ],
    source: ({ random, table, alias, name }) =>
      random.pick([
        () => `UNNEST([1, 2, NULL]) AS ${alias}`,
        () => `UNNEST(['a', 'b']) AS ${alias} WITH OFFSET AS o`,
        () => `UNNEST([STRUCT(1 AS x, 'a' AS y)]) AS ${alias}`,
        () => `UNNEST(GENERATE_DATE_ARRAY('2024-01-01', '2024-02-01')) AS ${alias}`,
        () => `UNNEST(GENERATE_ARRAY(1, 10, ${random.pick(["1", "0.5", "NUMERIC '2'"])})) AS ${alias}`,
        () => `(SELECT AS VALUE STRUCT(1 AS x, 'a' AS y)) AS ${alias}`,
        () => `${table} UNPIVOT (val FOR what IN (${name()}, ${name()})) AS ${alias}`,
        () => `${table} UNPIVOT INCLUDE NULLS (val FOR what IN (${name()} AS 'one')) AS ${alias}`,
        () =>
          `${table} PIVOT (${random.pick(["COUNT(*)", `MAX(${name()})`, `SUM(${name()}) AS total, COUNT(*) AS n`, `ANY_VALUE(${name()}) AS l`])} FOR ${name()} IN (${random.pick(["1, 2", "'a', 'b' AS bee", "1 AS one", "TRUE, FALSE"])})) AS ${alias}`,
        () => `${table} AS ${alias} TABLESAMPLE SYSTEM (10 PERCENT)`,
      ])(),
    lateral: (pool) => {
      const { random } = pool.workspace;
      const list = valueOfKind(pool, "array").text;
      return random.pick([
        `, UNNEST(${list}) AS e`,
        `, UNNEST(${list}) AS e WITH OFFSET`,
        ` LEFT JOIN UNNEST(${list}) AS e WITH OFFSET AS o`,
        ` CROSS JOIN UNNEST(${list}) AS e`,
        `, UNNEST(${list})`,
        ` JOIN UNNEST(${list}) AS e ON e IS NOT NULL`,
      ]);
    },
    qualify: true,
    windowAfterQualify: true,
    namedCteColumns: false,
    tails: [" LIMIT 3 OFFSET 1"],
    pipe: ({ random, name, value, alias }) =>
      random.pick([
        () => `|> WHERE ${name} IS NOT NULL`,
        () => `|> SELECT ${name}, ${value} AS x7`,
        () => `|> EXTEND ${value} AS x8`,
        () => `|> SET ${name} = ${value}`,
        () => `|> DROP ${name}`,
        () => `|> RENAME ${name} AS x6`,
        () => `|> AS ${alias}`,
        () => `|> AGGREGATE COUNT(*) AS n, MAX(${value}) AS x6 GROUP BY ${name}`,
        () => `|> AGGREGATE MIN(${value}) AS x5`,
        () => `|> ORDER BY ${name} |> LIMIT 3`,
        () => `|> DISTINCT`,
      ])(),
    ddl: ({ name, columns }) =>
      `CREATE TABLE ${name} (${columns.map((column) => `\`${column.name}\` ${column.type}${column.notNull && !column.type.startsWith("ARRAY") ? " NOT NULL" : ""}`).join(", ")})`,
  };
}
