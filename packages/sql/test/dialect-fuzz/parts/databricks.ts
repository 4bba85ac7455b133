import { databricks } from "../../../src/dialects/databricks/databricks.ts";
import { databricksFile, readRecording } from "../../oracle/spark/case.ts";
import { plainType } from "../../oracle/spark/judge.ts";
import { selectListOf } from "../../oracle/spark/select-list.ts";
import { callShapes, type CallShape } from "../call-shapes.ts";
import { operand, valueFor, valueOfKind, type Pool } from "../pool.ts";
import type { DialectParts, Grown } from "./parts.ts";

const units = "YEAR MONTH DAY HOUR MINUTE SECOND QUARTER WEEK".split(" ");

/** `[…]`, `.x`, `:a`: what is in a value. */
function access(pool: Pool): Grown {
  const { random } = pool.workspace;
  const text = (...kinds: Parameters<typeof valueOfKind>[1][]): string =>
    operand(pool, valueOfKind(pool, ...kinds));
  switch (random.int(6)) {
    case 0:
      return [`${text("array")}[${random.pick(["0", "1", valueOfKind(pool, "integer").text])}]`, true];
    case 1:
      return [`${text("map")}[${random.pick(["'a'", "1", valueOfKind(pool, "string").text])}]`, true];
    case 2:
      return [`${text("struct", "array")}.${random.pick(["x", "y", "z"])}`, true];
    case 3:
      return [`${text("variant")}:${random.pick(["a", "a.b", "['a']", "a[0].b"])}`, false];
    case 4:
      return [`${text("variant")}:a::${random.pick(["INT", "STRING", "DOUBLE", "TIMESTAMP"])}`, false];
    default:
      return [`${text("string")}[0]`, true];
  }
}

function nested(pool: Pool): Grown {
  const { random } = pool.workspace;
  const first = random.pick(pool.values);
  const like = valueFor(pool, first.type).text;
  const any = random.pick(pool.values).text;
  switch (random.int(6)) {
    case 0:
      return [`array(${first.text}, ${like})`, true];
    case 1:
      return [`map(${first.text}, ${any})`, true];
    case 2:
      return [`named_struct('x', ${first.text}, 'y', ${any})`, true];
    case 3:
      return [`struct(${first.text} AS x, ${any} AS z)`, true];
    case 4:
      return [`struct(${first.text}, ${any})`, true];
    default:
      return [`(${first.text}, ${any})`, true];
  }
}

const bodies = ["v", "v + 1", "v IS NOT NULL", "concat(v, 'z')", "struct(v AS w)", "CAST(v AS STRING)"];

function lambdaCall(pool: Pool): Grown {
  const { random } = pool.workspace;
  const list = valueOfKind(pool, "array").text;
  const any = random.pick(pool.values).text;
  const body = (): string => random.pick([...bodies, `coalesce(v, ${any})`, `v = ${any}`, any]);
  switch (random.int(8)) {
    case 0:
      return [`filter(${list}, v -> ${random.pick(["v IS NOT NULL", `v = ${any}`, "v > 1"])})`, true];
    case 1:
      return [
        `aggregate(${list}, ${any}, (acc, v) -> ${random.pick(["acc", "acc + v", "coalesce(acc, v)"])})`,
        true,
      ];
    case 2:
      return [`exists(${list}, v -> v IS NULL)`, true];
    case 3:
      return [
        `transform_values(${valueOfKind(pool, "map").text}, (k, v) -> ${random.pick(["k", ...bodies])})`,
        true,
      ];
    case 4:
      return [`map_filter(${valueOfKind(pool, "map").text}, (k, v) -> k IS NOT NULL)`, true];
    case 5:
      return [
        `zip_with(${list}, ${valueOfKind(pool, "array").text}, (v, w) -> ${random.pick(["v", "(v, w)", "coalesce(w, v)"])})`,
        true,
      ];
    case 6:
      return [`transform(${list}, (v, i) -> ${random.pick(["i", "v + i", "(i, v)"])})`, true];
    default:
      return [`transform(${list}, v -> ${body()})`, true];
  }
}

function moments(pool: Pool): Grown {
  const { random } = pool.workspace;
  const moment = operand(pool, valueOfKind(pool, "date", "timestamp"));
  const unit = random.pick(units);
  switch (random.int(9)) {
    case 0:
      return [`extract(${unit} FROM ${moment})`, true];
    case 1:
      return [`date_trunc('${unit}', ${moment})`, true];
    case 2:
      return [
        `${moment} ${random.pick(["+", "-"])} INTERVAL ${random.pick(["1 DAY", "'2' MONTH", "3 HOURS", "'1-2' YEAR TO MONTH", "'1 02:03' DAY TO MINUTE", "1 DAY 2 HOURS"])}`,
        false,
      ];
    case 3:
      return [`datediff(${unit}, ${moment}, ${operand(pool, valueOfKind(pool, "date", "timestamp"))})`, true];
    case 4:
      return [`dateadd(${unit}, ${valueOfKind(pool, "integer").text}, ${moment})`, true];
    case 5:
      return [`${moment} - ${operand(pool, valueOfKind(pool, "date", "timestamp"))}`, false];
    case 6:
      return [
        `${operand(pool, valueOfKind(pool, "interval"))} ${random.pick(["+", "-", "*", "/"])} ${operand(pool, valueOfKind(pool, "interval", "integer"))}`,
        false,
      ];
    case 7:
      return [`make_interval(0, 1, ${valueOfKind(pool, "integer").text})`, true];
    default:
      return [`${moment} ${random.pick(["+", "-"])} ${operand(pool, valueOfKind(pool, "integer"))}`, false];
  }
}

function words(pool: Pool): Grown {
  const { random } = pool.workspace;
  const text = valueOfKind(pool, "string");
  const other = valueOfKind(pool, "string").text;
  switch (random.int(8)) {
    case 0:
      return [`substring(${text.text} FROM ${random.pick(["1", "2 FOR 3"])})`, true];
    case 1:
      return [`position(${other} IN ${text.text})`, true];
    case 2:
      return [`trim(${random.pick(["", "LEADING 'a' FROM ", "BOTH FROM "])}${text.text})`, true];
    case 3:
      return [
        `${operand(pool, text)} ${random.pick(["RLIKE", "ILIKE", "NOT LIKE", "REGEXP"])} ${operand(pool, valueOfKind(pool, "string"))}`,
        false,
      ];
    case 4:
      return [
        `${operand(pool, text)} ${random.pick(["LIKE", "ILIKE", "NOT LIKE"])} ${random.pick(["ANY", "ALL"])} ('a%', '%b')`,
        false,
      ];
    case 5:
      return [`overlay(${text.text} PLACING ${other} FROM 2)`, true];
    case 6:
      return [
        `${operand(pool, text)} || ${operand(pool, random.chance(0.6) ? text : random.pick(pool.values))}`,
        false,
      ];
    default:
      return [
        `from_json(${text.text}, '${random.pick(["x INT, y STRING", "ARRAY<INT>", "MAP<STRING, DOUBLE>"])}')`,
        true,
      ];
  }
}

/** Numbers of the catalogue's own forms beside `a + b`. */
function numbers(pool: Pool): Grown {
  const { random } = pool.workspace;
  const [a, b] = [
    operand(pool, valueOfKind(pool, "integer", "decimal", "float")),
    operand(pool, valueOfKind(pool, "integer", "decimal", "float")),
  ];
  const operator = random.pick(["+", "-", "*", "/", "%", "DIV"]);
  return random.chance(0.2)
    ? [`${random.pick(["try_add", "try_divide", "try_multiply", "mod", "pmod", "round"])}(${a}, ${b})`, true]
    : [`${a} ${operator} ${b}`, false];
}

const left =
  /^(raise_error|assert_true|java_method|reflect|try_reflect|from_avro|to_avro|sleep|measure|input_file_|grouping)/;

function recordedCalls(): DialectParts["calls"] {
  const { tables, cases } = readRecording(databricksFile);
  const columns = new Map<string, string>();
  for (const { table, columns: all } of tables)
    if (table === "everything" || table === "required")
      for (const { name, type } of all)
        if (!type.includes("COLLATE")) columns.set(name.toLowerCase(), plainType(type));
  const shapesOf = (wanted: RegExp): readonly (readonly CallShape[])[] =>
    callShapes(
      cases
        .filter((one) => "columns" in one && wanted.test(one.category))
        .flatMap(({ sql }) => selectListOf(sql)?.expressions ?? []),
      columns,
    ).filter(([first]) => first !== undefined && !left.test(first.name));
  return {
    scalars: shapesOf(/^functions: (?!agg|window|generator|table|written)/),
    aggregates: shapesOf(/^functions: agg/),
  };
}

/** What the generator needs of Databricks. */
export function databricksParts(): DialectParts {
  return {
    dialect: databricks,
    calls: recordedCalls(),
    booleanType: "BOOLEAN",
    textType: "STRING",
    columnNames: "id k a b c d name amount status at x y tags item day".split(" ").concat("a b"),
    columnTypes: [
      ..."INT INT BIGINT BIGINT STRING STRING STRING STRING DATE DATE TIMESTAMP DOUBLE BOOLEAN BOOLEAN".split(
        " ",
      ),
      ..."TINYINT SMALLINT FLOAT BINARY TIMESTAMP_NTZ VARIANT DECIMAL(10,2) DECIMAL(10,2) DECIMAL(5,3) DECIMAL(20,0) DECIMAL(38,18)".split(
        " ",
      ),
      "INTERVAL DAY TO SECOND",
      "INTERVAL YEAR TO MONTH",
      "ARRAY<INT>",
      "ARRAY<STRING>",
      "ARRAY<STRUCT<x: INT, y: STRING>>",
      "MAP<STRING, INT>",
      "STRUCT<x: INT, y: STRING>",
      "STRUCT<x: BIGINT NOT NULL, z: ARRAY<DATE>>",
    ],
    constants: [
      ["1", "INT"],
      ["0", "INT"],
      ["3000000000", "BIGINT"],
      ["1L", "BIGINT"],
      ["1.5", "DECIMAL(2,1)"],
      ["1e2", "DOUBLE"],
      ["'a'", "STRING"],
      ["'1'", "STRING"],
      ["'2024-01-02'", "STRING"],
      ["NULL", "VOID"],
      ["true", "BOOLEAN"],
      ["DATE '2024-01-02'", "DATE"],
      ["TIMESTAMP '2024-01-02 03:04:05'", "TIMESTAMP"],
      ["INTERVAL '1' DAY", "INTERVAL DAY"],
      ["array(1, 2)", "ARRAY<INT>"],
      ["X'AB'", "BINARY"],
    ],
    casts: [
      (value, type) => [`CAST(${value} AS ${type})`, true],
      (value, type) => [`try_cast(${value} AS ${type})`, true],
      (value, type) => [`${value}::${type}`, false],
    ],
    castTypes: ["STRING", "DOUBLE", "BIGINT", "DATE", "INT", "DECIMAL(10,2)", "TIMESTAMP"],
    infix: "+ - * / % DIV || & | ^ << >>".split(" "),
    prefix: ["-", "+", "~", "NOT "],
    comparisons: "= <> < <= > >= != == <=>".split(" "),
    choices: [
      ["coalesce", 4],
      ["coalesce", 3],
      ["greatest", 3],
      ["least", 3],
      ["nvl", 2],
      ["ifnull", 2],
      ["nullif", 2],
      ["array", 4],
      ["nvl2", 3],
    ],
    conditional: "if",
    growers: [access, nested, lambdaCall, moments, words, numbers],
    commonAggregates:
      "count sum avg min max first last any_value collect_list collect_set median stddev mode try_sum".split(
        " ",
      ),
    afterAggregate: (condition) => [` FILTER (WHERE ${condition})`],
    ranking: ["row_number()", "rank()", "dense_rank()", "percent_rank()", "cume_dist()", "ntile(3)"],
    offsets: ["lag", "lead"],
    frames: [
      "ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
      "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
      "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
      "ROWS UNBOUNDED PRECEDING",
    ],
    joins:
      "JOIN,LEFT JOIN,RIGHT JOIN,FULL JOIN,INNER JOIN,LEFT OUTER JOIN,FULL OUTER JOIN,LEFT SEMI JOIN,LEFT ANTI JOIN,CROSS JOIN"
        .split(",")
        .concat(","),
    setOperators: ["UNION ALL", "UNION ALL", "UNION", "INTERSECT", "EXCEPT", "MINUS", "EXCEPT ALL"],
    groupings: [
      (keys) => keys.join(", "),
      (keys) => keys.join(", "),
      (keys) => keys.join(", "),
      (keys) => `ROLLUP (${keys.join(", ")})`,
      (keys) => `CUBE (${keys.join(", ")})`,
      (keys) => `GROUPING SETS ((${keys.join(", ")}), (${keys[0] ?? ""}), ())`,
      (keys) => `${keys.join(", ")} WITH ROLLUP`,
    ],
    stars: [
      () => "*",
      () => "*",
      ({ alias }) => `${alias}.*`,
      ({ name }) => `* EXCEPT (${name})`,
      ({ name, other }) => `* EXCEPT (${name}, ${other})`,
      () => "struct(*) AS x5",
      () => "coalesce(*) AS x6",
    ],
    source: ({ random, table, alias, name }) =>
      random.pick([
        () => `VALUES (1, 'a', 1.5), (2, NULL, 2) AS ${alias}(p, q, s)`,
        () => `VALUES (1, DATE '2024-01-01') AS ${alias}`,
        () => `(VALUES (1, 2L), (NULL, 3)) AS ${alias}(p, q)`,
        () => `range(${random.pick(["3", "1, 5", "1, 10, 2"])}) AS ${alias}`,
        () => `explode(array(${random.pick(["1, 2", "'a', NULL", "struct(1 AS x)"])})) AS ${alias}(e)`,
        () => `posexplode(map('a', 1)) AS ${alias}`,
        () => `inline(array(struct(1 AS x, 'a' AS y))) AS ${alias}`,
        () => `${table} UNPIVOT (val FOR what IN (${name()}, ${name()})) AS ${alias}`,
        () => `${table} UNPIVOT INCLUDE NULLS (val FOR what IN (${name()} AS one, ${name()})) AS ${alias}`,
        () =>
          `${table} PIVOT (${random.pick(["count(*)", `max(${name()})`, `sum(${name()}) AS total, count(*) AS n`, `collect_list(${name()}) AS l`])} FOR ${name()} IN (${random.pick(["1, 2", "'a', 'b' AS bee", "1 AS one", "true, false"])})) AS ${alias}`,
        () => `${table} TABLESAMPLE (10 PERCENT) AS ${alias}`,
      ])(),
    lateral: (pool) => {
      const { random } = pool.workspace;
      const list = valueOfKind(pool, "array").text;
      const map = valueOfKind(pool, "map").text;
      const any = random.pick(pool.values).text;
      const outer = random.pick(["", "OUTER "]);
      return random.pick([
        () => ` LATERAL VIEW ${outer}explode(${list}) r5 AS e`,
        () => ` LATERAL VIEW ${outer}posexplode(${list}) r5 AS p, e`,
        () => ` LATERAL VIEW ${outer}explode(${map}) r5 AS mk, mv`,
        () => ` LATERAL VIEW ${outer}explode(${map}) r5`,
        () => ` LATERAL VIEW ${outer}inline(${list}) r5`,
        () => ` LATERAL VIEW stack(2, ${any}, 1, NULL, 2) r5 AS u, w`,
        () => `, LATERAL explode(${list}) AS r5(e)`,
        () => ` LEFT JOIN LATERAL explode(${list}) AS r5(e) ON true`,
        () => `, LATERAL (SELECT ${any} AS w, 1 AS one) AS r5`,
        () => ` CROSS JOIN LATERAL variant_explode(${valueOfKind(pool, "variant").text}) AS r5`,
      ])();
    },
    qualify: true,
    windowAfterQualify: true,
    namedCteColumns: true,
    tails: [" SORT BY 1", " DISTRIBUTE BY 1", " CLUSTER BY 1", " ORDER BY ALL", " LIMIT ALL", " OFFSET 1"],
    pipe: ({ random, name, value, alias }) =>
      random.pick([
        () => `|> WHERE ${name} IS NOT NULL`,
        () => `|> SELECT ${name}, ${value} AS x7`,
        () => `|> EXTEND ${value} AS x8`,
        () => `|> SET ${name} = ${value}`,
        () => `|> DROP ${name}`,
        () => `|> AS ${alias}`,
        () => `|> AGGREGATE count(*) AS n, max(${value}) AS x6 GROUP BY ${name}`,
        () => `|> AGGREGATE min(${value}) AS x5`,
        () => `|> ORDER BY ${name} |> LIMIT 3`,
      ])(),
    ddl: ({ name, columns }) =>
      `CREATE TABLE ${name} (${columns.map((column) => `\`${column.name}\` ${column.type}${column.notNull ? " NOT NULL" : ""}`).join(", ")})`,
  };
}
