import { constant, columnTypes } from "./values.ts";
import { parseTypeName } from "@rocky/sql";
import type { Signature } from "./catalogue.ts";
import { familyOf, operand, tryValue, valueFor, valueLike, type Pool, type Value } from "./pool.ts";
import { correlated } from "./subquery.ts";

type Grown = readonly [text: string, atomic: boolean];

/** Constants that every pool starts with beside its columns. */
const constants: readonly (readonly [string, string])[] = [
  ["1", "INTEGER"],
  ["0", "INTEGER"],
  ["2", "INTEGER"],
  ["3000000000", "BIGINT"],
  ["1.5", "DECIMAL(2,1)"],
  ["1e2", "DOUBLE"],
  ["'a'", "VARCHAR"],
  ["'1'", "VARCHAR"],
  ["'day'", "VARCHAR"],
  ["'2024-01-02'", "VARCHAR"],
  ["NULL", "INTEGER"],
  ["true", "BOOLEAN"],
  ["DATE '2024-01-02'", "DATE"],
  ["INTERVAL 1 DAY", "INTERVAL"],
];

/** Puts a few constants into a pool. */
export function addConstants(pool: Pool): void {
  const { random } = pool.workspace;
  for (let i = 0; i < 5; i++) {
    const [text, type] = random.pick(constants);
    if (!pool.values.some((value) => value.text === text))
      pool.values.push({ text, type, atomic: !text.startsWith("I") });
  }
}

/** Grows a pool by so many tries. */
export async function grow(pool: Pool, tries: number): Promise<void> {
  for (let i = 0; i < tries; i++) {
    const [text, atomic] = pool.workspace.random.pick(growers)(pool);
    await tryValue(pool, text, atomic);
  }
}

const growers: readonly ((pool: Pool) => Grown)[] = [
  ...Array.from({ length: 8 }, () => scalarCall),
  ...Array.from({ length: 4 }, () => arithmetic),
  ...Array.from({ length: 3 }, () => comparison),
  ...Array.from({ length: 2 }, () => logical),
  ...Array.from({ length: 2 }, () => caseOf),
  ...Array.from({ length: 2 }, () => coalesced),
  ...Array.from({ length: 3 }, () => castOf),
  ...Array.from({ length: 2 }, () => nested),
  ...Array.from({ length: 2 }, () => access),
  ...Array.from({ length: 2 }, () => lambdaCall),
  ...Array.from({ length: 2 }, () => testOf),
  ...Array.from({ length: 2 }, () => special),
  ...Array.from({ length: 3 }, () => windowed),
  ...Array.from({ length: 3 }, () => correlated),
  constantOf,
];

function constantOf(pool: Pool): Grown {
  const { random, dialect } = pool.workspace;
  const name = random.pick(columnTypes);
  const type = parseTypeName(name, dialect);
  return type === undefined ? ["1", true] : [`CAST(${constant(type, random)} AS ${name})`, true];
}

function argumentsFor(pool: Pool, signature: Signature): readonly string[] {
  const { random } = pool.workspace;
  const wanted = [...signature.parameters];
  if (signature.rest !== undefined)
    wanted.push(...Array.from({ length: random.int(4) }, () => signature.rest ?? "ANY"));
  if (random.chance(0.04)) wanted.pop();
  if (random.chance(0.02)) wanted.push("ANY");
  return wanted.map((type) => (type === "LAMBDA" ? lambda(pool) : valueFor(pool, type).text));
}

function scalarCall(pool: Pool): Grown {
  const { random, catalogue } = pool.workspace;
  const signature = random.pick(random.pick(catalogue.scalars));
  const args = argumentsFor(pool, signature);
  const [first, ...rest] = args;
  if (first !== undefined && random.chance(0.05))
    return [`(${first}).${signature.name}(${rest.join(", ")})`, true];
  return [`${signature.name}(${args.join(", ")})`, true];
}

const infix = "+ - * / % // ** ^ & | << >> || -> ->> ^@ @> <@ && ~~ !~~".split(" ");

function arithmetic(pool: Pool): Grown {
  const { random } = pool.workspace;
  const left = random.pick(pool.values);
  if (random.chance(0.1)) return [`${random.pick(["-", "+", "~", "-", "@ "])}${operand(pool, left)}`, false];
  const right = random.chance(0.5) ? valueLike(pool, left) : random.pick(pool.values);
  const operator = random.pick(random.chance(0.5) ? ["+", "-", "*", "/", "||"] : infix);
  return [`${operand(pool, left)} ${operator} ${operand(pool, right)}`, false];
}

function comparison(pool: Pool): Grown {
  const { random } = pool.workspace;
  const left = random.pick(pool.values);
  const like = (): string => operand(pool, valueLike(pool, left));
  const not = random.chance(0.3) ? "NOT " : "";
  switch (random.int(7)) {
    case 0:
      return [`${operand(pool, left)} ${not}BETWEEN ${like()} AND ${like()}`, false];
    case 1:
      return [
        `${operand(pool, left)} ${not}IN (${Array.from({ length: 1 + random.int(3) }, like).join(", ")})`,
        false,
      ];
    case 2:
      return [`${operand(pool, left)} IS ${not}DISTINCT FROM ${like()}`, false];
    default:
      return [
        `${operand(pool, left)} ${random.pick(["=", "<>", "<", "<=", ">", ">=", "!=", "=="])} ${like()}`,
        false,
      ];
  }
}

function condition(pool: Pool): string {
  const { random } = pool.workspace;
  const found = pool.values.filter((value) => value.type === "BOOLEAN");
  if (found.length > 0 && random.chance(0.9)) return operand(pool, random.pick(found));
  return `${operand(pool, random.pick(pool.values))} IS NOT NULL`;
}

function logical(pool: Pool): Grown {
  const { random } = pool.workspace;
  if (random.chance(0.25)) return [`NOT ${condition(pool)}`, false];
  const operator = random.pick([" AND ", " OR "]);
  return [Array.from({ length: 2 + random.int(2) }, () => condition(pool)).join(operator), false];
}

function caseOf(pool: Pool): Grown {
  const { random } = pool.workspace;
  const result = random.pick(pool.values);
  const other = (): string => valueLike(pool, result).text;
  const end = random.chance(0.7) ? ` ELSE ${other()} END` : " END";
  if (random.chance(0.3)) {
    const subject = random.pick(pool.values);
    return [
      `CASE ${operand(pool, subject)} WHEN ${valueLike(pool, subject).text} THEN ${result.text} WHEN ${valueLike(pool, subject).text} THEN ${other()}${end}`,
      true,
    ];
  }
  const second = random.chance(0.4) ? ` WHEN ${condition(pool)} THEN ${other()}` : "";
  return [`CASE WHEN ${condition(pool)} THEN ${result.text}${second}${end}`, true];
}

function coalesced(pool: Pool): Grown {
  const { random } = pool.workspace;
  const first = random.pick(pool.values);
  const args = [first.text, ...Array.from({ length: 1 + random.int(2) }, () => valueLike(pool, first).text)];
  const name = random.pick(["coalesce", "coalesce", "ifnull", "nullif", "greatest", "least", "if"]);
  if (name === "ifnull" || name === "nullif") return [`${name}(${args.slice(0, 2).join(", ")})`, true];
  return [
    `${name}(${name === "if" ? `${condition(pool)}, ${args.slice(0, 2).join(", ")}` : args.join(", ")})`,
    true,
  ];
}

function castOf(pool: Pool): Grown {
  const { random } = pool.workspace;
  const value = random.pick(pool.values);
  const type = random.chance(0.4)
    ? random.pick(["VARCHAR", "DOUBLE", "BIGINT", "DATE", "INTEGER", "DECIMAL(10,2)"])
    : random.pick(columnTypes);
  const form = random.int(4);
  if (form === 0) return [`${operand(pool, value)}::${type}`, false];
  return [`${form === 1 ? "TRY_CAST" : "CAST"}(${value.text} AS ${type})`, true];
}

function nested(pool: Pool): Grown {
  const { random } = pool.workspace;
  const first = random.pick(pool.values);
  const like = (): string => valueLike(pool, first).text;
  const any = (): string => random.pick(pool.values).text;
  switch (random.int(7)) {
    case 0:
      return [`{'x': ${first.text}, 'y': ${any()}}`, true];
    case 1:
      return [`MAP {${first.text}: ${any()}}`, true];
    case 2:
      return [`(${first.text}, ${any()})`, true];
    case 3:
      return [`struct_pack(p := ${first.text}, q := ${any()})`, true];
    case 4:
      return [`[]`, true];
    default:
      return [`[${[first.text, ...Array.from({ length: random.int(3) }, like)].join(", ")}]`, true];
  }
}

function access(pool: Pool): Grown {
  const { random } = pool.workspace;
  const containers = pool.values.filter((value) =>
    /\]$|^(STRUCT|MAP|UNION|JSON|VARIANT|VARCHAR)/.test(value.type),
  );
  const value = random.pick(containers.length === 0 ? pool.values : containers);
  const base = operand(pool, value);
  switch (random.int(6)) {
    case 0:
      return [`${base}[1:2]`, false];
    case 1:
      return [`(${value.text}).x`, true];
    case 2:
      return [`${base}['${random.pick(["x", "y", "a", "k"])}']`, false];
    case 3:
      return [`${base}[${random.pick(pool.values).text}]`, false];
    case 4:
      return [`${value.text}.${random.pick(["x", "y", "n", "s"])}`, true];
    default:
      return [`${base}[${random.pick(["1", "-1", "'b'"])}]`, false];
  }
}

function lambda(pool: Pool): string {
  const { random } = pool.workspace;
  const any = (): string => random.pick(pool.values).text;
  const body = random.pick([
    () => "v",
    () => "v + 1",
    () => "v IS NOT NULL",
    () => `v = ${any()}`,
    () => `(v, ${any()})`,
    () => "v::VARCHAR || 'z'",
    () => `coalesce(v, ${any()})`,
    () => "{'w': v}",
    () => `CASE WHEN v IS NULL THEN ${any()} ELSE v END`,
    () => "list_transform([v], lambda w: w)",
    () => "len(v)",
    () => any(),
  ])();
  const two = random.chance(0.25);
  return `lambda ${two ? "v, i" : "v"}: ${two && random.chance(0.5) ? random.pick(["i", "v + i", "i > 1"]) : body}`;
}

function lambdaCall(pool: Pool): Grown {
  const { random } = pool.workspace;
  const lists = pool.values.filter((value) => value.type.endsWith("]"));
  const list = lists.length === 0 ? "[1, NULL]" : random.pick(lists).text;
  const name = random.pick([
    "list_transform",
    "list_filter",
    "list_reduce",
    "apply",
    "array_transform",
    "filter",
  ]);
  if (name === "list_reduce") {
    const body = random.pick(["p + q", "p", "q", "coalesce(p, q)", "greatest(p, q)", "p || q"]);
    return [`list_reduce(${list}, lambda p, q: ${body})`, true];
  }
  if (random.chance(0.2))
    return [
      `[v ${random.pick(["+ 1", "::VARCHAR", "", "IS NULL"])} for v in ${list}${random.chance(0.3) ? " if v IS NOT NULL" : ""}]`,
      true,
    ];
  return [`${name}(${list}, ${lambda(pool)})`, true];
}

function testOf(pool: Pool): Grown {
  const { random } = pool.workspace;
  const value = random.pick(pool.values);
  const base = operand(pool, value);
  const not = random.chance(0.4) ? "NOT " : "";
  switch (random.int(6)) {
    case 0:
      return [`${base} IS ${not}TRUE`, false];
    case 1:
      return [`${base} ${not}LIKE ${valueFor(pool, "VARCHAR").text}`, false];
    case 2:
      return [`${base} ${not}ILIKE 'a%'`, false];
    case 3:
      return [`${base} ${not}SIMILAR TO '[a-z]+'`, false];
    default:
      return [`${base} IS ${not}NULL`, false];
  }
}

const fields =
  "year month day hour minute second quarter week dow doy epoch isodow decade century millennium microsecond millisecond timezone julian era".split(
    " ",
  );

function special(pool: Pool): Grown {
  const { random } = pool.workspace;
  const instants = pool.values.filter(
    (value) => /^(instant|time)$/.test(familyOf(value.type)) || value.type === "INTERVAL",
  );
  const moment =
    instants.length === 0 || random.chance(0.1) ? random.pick(pool.values) : random.pick(instants);
  const text = valueFor(pool, "VARCHAR");
  switch (random.int(13)) {
    case 0:
      return [`extract(${random.pick(fields)} FROM ${moment.text})`, true];
    case 1:
      return [`date_trunc('${random.pick(fields)}', ${moment.text})`, true];
    case 2:
      return [`date_part('${random.pick(fields)}', ${moment.text})`, true];
    case 3:
      return [
        `${operand(pool, moment)} ${random.pick(["+", "-"])} INTERVAL ${random.pick(["1 DAY", "'3 months'", "(2) HOUR"])}`,
        false,
      ];
    case 4:
      return [`date_diff('${random.pick(fields)}', ${moment.text}, ${valueLike(pool, moment).text})`, true];
    case 5:
      return [`${operand(pool, moment)} AT TIME ZONE 'Europe/Berlin'`, false];
    case 6:
      return [`strftime(${moment.text}, '%Y')`, true];
    case 7:
      return [`substring(${text.text} FROM ${random.pick(["1", "2 FOR 3"])})`, true];
    case 8:
      return [`position(${valueFor(pool, "VARCHAR").text} IN ${text.text})`, true];
    case 9:
      return [`trim(${random.pick(["", "LEADING 'a' FROM ", "BOTH FROM "])}${text.text})`, true];
    case 10:
      return [
        `${operand(pool, random.pick(pool.values))} = ${random.pick(["ANY", "ALL"])}(${valueFor(pool, "ANY[]").text})`,
        false,
      ];
    case 11:
      return [`${operand(pool, text)} COLLATE NOCASE`, false];
    default:
      return [`TRY(${random.pick(pool.values).text})`, true];
  }
}

const ranking = ["row_number()", "rank()", "dense_rank()", "percent_rank()", "cume_dist()", "ntile(3)"];
const frames = [
  "",
  "",
  "",
  "ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
  "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
  "ROWS BETWEEN 2 FOLLOWING AND 3 FOLLOWING",
  "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
  "GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW",
  "ROWS UNBOUNDED PRECEDING EXCLUDE TIES",
];

/** What stands in the parentheses after OVER. */
export function windowText(pool: Pool): string {
  const { random } = pool.workspace;
  const plain = pool.values.filter((value) => !value.text.includes(" OVER "));
  const partition = random.chance(0.6)
    ? `PARTITION BY ${random
        .several(plain, 1 + random.int(2))
        .map((value) => value.text)
        .join(", ")}`
    : "";
  const order = random.chance(0.7)
    ? `ORDER BY ${random.pick(plain).text}${random.pick(["", " DESC", " NULLS LAST"])}`
    : "";
  return [partition, order, random.pick(frames)].filter((part) => part !== "").join(" ");
}

function windowed(pool: Pool): Grown {
  const { random } = pool.workspace;
  if (!pool.windows) return aggregateCall(pool);
  const plain = { ...pool, values: pool.values.filter((value) => !value.text.includes(" OVER ")) };
  const over = `OVER (${windowText(plain)})`;
  const value = random.pick(plain.values);
  switch (random.int(4)) {
    case 0:
      return [`${random.pick(ranking)} ${over}`, true];
    case 1: {
      const fallback = random.chance(0.4)
        ? `, ${random.pick(["1", "NULL"])}${random.chance(0.7) ? `, ${valueLike(plain, value).text}` : ""}`
        : "";
      return [
        `${random.pick(["lag", "lead"])}(${value.text}${fallback}${random.chance(0.2) ? " IGNORE NULLS" : ""}) ${over}`,
        true,
      ];
    }
    case 2: {
      const name = random.pick(["first_value", "last_value", "nth_value", "any_value", "fill"]);
      return [`${name}(${value.text}${name === "nth_value" ? ", 2" : ""}) ${over}`, true];
    }
    default:
      return [`${aggregateCall(plain)[0]} ${over}`, true];
  }
}

const common =
  "count sum avg min max count_star arg_max arg_min list string_agg bool_and median mode quantile_cont any_value first last".split(
    " ",
  );

/** An aggregate over values of a pool, with DISTINCT, ORDER BY and FILTER now and then. */
export function aggregateCall(pool: Pool): Grown {
  const { random, catalogue } = pool.workspace;
  if (random.chance(0.1)) return [random.pick(["count(*)", "count()"]), true];
  const wanted = random.pick(common);
  const group = random.chance(0.5)
    ? random.pick(catalogue.aggregates)
    : (catalogue.aggregates.find((signatures) => signatures[0]?.name === wanted) ??
      random.pick(catalogue.aggregates));
  const signature = random.pick(group);
  const args = argumentsFor(pool, signature).join(", ");
  const distinct = args !== "" && random.chance(0.12) ? "DISTINCT " : "";
  const order = args !== "" && random.chance(0.1) ? ` ORDER BY ${random.pick(pool.values).text}` : "";
  const filter = random.chance(0.12) ? ` FILTER (WHERE ${condition(pool)})` : "";
  if (random.chance(0.04))
    return [`quantile_cont(0.5) WITHIN GROUP (ORDER BY ${random.pick(pool.values).text})${filter}`, true];
  return [`${signature.name}(${distinct}${args}${order})${filter}`, true];
}

/** A condition for WHERE and its like, from a pool. */
export function conditionOf(pool: Pool): string {
  const { random } = pool.workspace;
  const one = (): string => condition(pool);
  return random.chance(0.5) ? one() : `${one()} ${random.pick(["AND", "OR"])} ${one()}`;
}

/** Values drawn from a pool; later ones, which are larger, more often. */
export function drawn(pool: Pool, count: number): readonly Value[] {
  const { random } = pool.workspace;
  return Array.from({ length: count }, () => {
    const index = Math.floor(Math.sqrt(random.next()) * pool.values.length);
    return pool.values[index] ?? random.pick(pool.values);
  });
}
