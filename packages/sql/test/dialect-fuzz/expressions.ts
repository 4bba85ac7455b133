import { quoteIdentifier } from "@rocky/sql";
import type { Grown } from "./parts/parts.ts";
import type { CallShape } from "./call-shapes.ts";
import { operand, tryValue, valueFor, valueOfKind, type Pool, type Value } from "./pool.ts";

/** Puts a few constants into a pool. */
export function addConstants(pool: Pool): void {
  const { random, parts } = pool.workspace;
  for (let i = 0; i < 5; i++) {
    const [text, type] = random.pick(parts.constants);
    if (!pool.values.some((value) => value.text === text))
      pool.values.push({ text, type, atomic: !text.startsWith("INTERVAL") });
  }
}

/** Grows a pool by so many tries. */
export async function grow(pool: Pool, tries: number): Promise<void> {
  const { random, parts } = pool.workspace;
  for (let i = 0; i < tries; i++) {
    const own = parts.growers.length > 0 && random.chance(0.2);
    const [text, atomic] = random.pick(own ? parts.growers : growers)(pool);
    await tryValue(pool, text, atomic);
  }
}

const growers: readonly ((pool: Pool) => Grown)[] = [
  ...Array.from({ length: 9 }, () => scalarCall),
  ...Array.from({ length: 5 }, () => arithmetic),
  ...Array.from({ length: 3 }, () => comparison),
  ...Array.from({ length: 2 }, () => logical),
  ...Array.from({ length: 3 }, () => caseOf),
  ...Array.from({ length: 4 }, () => chosen),
  ...Array.from({ length: 3 }, () => castOf),
  ...Array.from({ length: 1 }, () => testOf),
  ...Array.from({ length: 3 }, () => windowed),
  ...Array.from({ length: 2 }, () => subquery),
];

function argumentsOf(pool: Pool, { args }: CallShape): readonly string[] {
  const { random } = pool.workspace;
  return args.map((arg) => {
    if ("type" in arg) return valueFor(pool, arg.type).text;
    return random.chance(0.9) ? arg.text : random.pick(pool.values).text;
  });
}

function scalarCall(pool: Pool): Grown {
  const { random, parts } = pool.workspace;
  if (parts.calls.scalars.length === 0) return chosen(pool);
  const shape = random.pick(random.pick(parts.calls.scalars));
  return [`${shape.name}(${argumentsOf(pool, shape).join(", ")})`, true];
}

function alike(pool: Pool, value: Value): string {
  return operand(pool, valueFor(pool, value.type));
}

function arithmetic(pool: Pool): Grown {
  const { random, parts } = pool.workspace;
  const left = random.chance(0.6)
    ? valueOfKind(pool, "integer", "decimal", "float", "bignumeric")
    : random.pick(pool.values);
  if (random.chance(0.1)) return [`${random.pick(parts.prefix)}${operand(pool, left)}`, false];
  const right = random.chance(0.7) ? alike(pool, left) : operand(pool, random.pick(pool.values));
  const operator = random.pick(random.chance(0.7) ? ["+", "-", "*", "/"] : parts.infix);
  return [`${operand(pool, left)} ${operator} ${right}`, false];
}

function comparison(pool: Pool): Grown {
  const { random, parts } = pool.workspace;
  const left = random.pick(pool.values);
  const not = random.chance(0.3) ? "NOT " : "";
  const like = (): string => alike(pool, left);
  switch (random.int(6)) {
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
      return [`${operand(pool, left)} ${random.pick(parts.comparisons)} ${like()}`, false];
  }
}

/** A condition for WHERE and its like. */
export function conditionOf(pool: Pool): string {
  const { random } = pool.workspace;
  const one = (): string => {
    const value = valueOfKind(pool, "boolean");
    return value.type === pool.workspace.parts.booleanType
      ? operand(pool, value)
      : `${operand(pool, value)} IS NOT NULL`;
  };
  return random.chance(0.6) ? one() : `${one()} ${random.pick(["AND", "OR"])} ${one()}`;
}

function logical(pool: Pool): Grown {
  const { random } = pool.workspace;
  if (random.chance(0.25)) return [`NOT (${conditionOf(pool)})`, false];
  return [conditionOf(pool), false];
}

function caseOf(pool: Pool): Grown {
  const { random } = pool.workspace;
  const result = random.pick(pool.values);
  const other = (): string => valueFor(pool, result.type).text;
  const end = random.chance(0.7) ? ` ELSE ${random.chance(0.1) ? "NULL" : other()} END` : " END";
  if (random.chance(0.3)) {
    const subject = random.pick(pool.values);
    return [
      `CASE ${operand(pool, subject)} WHEN ${alike(pool, subject)} THEN ${result.text} WHEN ${alike(pool, subject)} THEN ${other()}${end}`,
      true,
    ];
  }
  const second = random.chance(0.4) ? ` WHEN ${conditionOf(pool)} THEN ${other()}` : "";
  return [`CASE WHEN ${conditionOf(pool)} THEN ${result.text}${second}${end}`, true];
}

function chosen(pool: Pool): Grown {
  const { random, parts } = pool.workspace;
  const first = random.pick(pool.values);
  const [name, atMost] = random.pick(parts.choices);
  const others = Array.from({ length: 1 + random.int(atMost - 1) }, () => valueFor(pool, first.type).text);
  if (random.chance(0.15))
    return [`${parts.conditional}(${conditionOf(pool)}, ${first.text}, ${others[0] ?? "NULL"})`, true];
  return [`${name}(${[first.text, ...others].join(", ")})`, true];
}

function castOf(pool: Pool): Grown {
  const { random, parts } = pool.workspace;
  const value = random.pick(pool.values);
  return random.pick(parts.casts)(
    operand(pool, value),
    random.pick(random.chance(0.5) ? parts.castTypes : parts.columnTypes),
  );
}

function testOf(pool: Pool): Grown {
  const { random, parts } = pool.workspace;
  const not = random.chance(0.4) ? "NOT " : "";
  const value = operand(pool, random.pick(pool.values));
  switch (random.int(4)) {
    case 0:
      return [`${conditionOf(pool)} IS ${not}TRUE`, false];
    case 1:
      return [
        `${operand(pool, valueOfKind(pool, "string"))} ${not}LIKE ${valueFor(pool, parts.textType).text}`,
        false,
      ];
    default:
      return [`${value} IS ${not}NULL`, false];
  }
}

/** A subquery as a value, mostly correlated with the pool's columns. */
function subquery(pool: Pool): Grown {
  const { random, tables, dialect } = pool.workspace;
  const table = random.pick(tables);
  const alias = `r${7 + random.int(3)}`;
  const inner = (): string => `${alias}.${quoteIdentifier(random.pick(table.columns).name, dialect)}`;
  const outer = random.pick(pool.values);
  const from = `FROM ${table.name} AS ${alias}`;
  const where = random.chance(0.6) ? ` WHERE ${inner()} = ${outer.text}` : "";
  switch (random.int(6)) {
    case 0:
      return [`(SELECT ${inner()} ${from}${where} LIMIT 1)`, true];
    case 1:
      return [`EXISTS (SELECT ${random.pick(["1", inner(), "*"])} ${from}${where})`, true];
    case 2:
      return [`${operand(pool, outer)} ${random.pick(["", "NOT "])}IN (SELECT ${inner()} ${from})`, false];
    case 3:
      return [`(SELECT ${random.pick(["count(*)", `count(DISTINCT ${inner()})`])} ${from}${where})`, true];
    default:
      return [`(SELECT ${random.pick(["max", "min", "sum", "avg"])}(${inner()}) ${from}${where})`, true];
  }
}

function withoutWindows(pool: Pool): Pool {
  return { ...pool, values: pool.values.filter((value) => !value.text.includes(" OVER ")) };
}

/** What stands in the parentheses after OVER. */
export function windowText(pool: Pool): string {
  const { random, parts } = pool.workspace;
  const { values } = withoutWindows(pool);
  const partition = random.chance(0.6) ? `PARTITION BY ${random.pick(values).text}` : "";
  const order = random.chance(0.75)
    ? `ORDER BY ${random.pick(values).text}${random.pick(["", " DESC"])}`
    : "";
  const frame = order !== "" && random.chance(0.3) ? random.pick(parts.frames) : "";
  return [partition, order, frame].filter((part) => part !== "").join(" ");
}

function windowed(pool: Pool): Grown {
  const { random, parts } = pool.workspace;
  if (!pool.windows) return aggregateCall(pool);
  const plain = withoutWindows(pool);
  const value = random.pick(plain.values);
  const ordered = `OVER (ORDER BY ${random.pick(plain.values).text})`;
  switch (random.int(3)) {
    case 0:
      return [`${random.pick(parts.ranking)} ${ordered}`, true];
    case 1: {
      const fallback = random.chance(0.4)
        ? `, 1${random.chance(0.7) ? `, ${valueFor(plain, value.type).text}` : ""}`
        : "";
      return [`${random.pick(parts.offsets)}(${value.text}${fallback}) ${ordered}`, true];
    }
    default:
      return [`${aggregateCall(plain)[0]} OVER (${windowText(plain)})`, true];
  }
}

/** An aggregate over values of a pool, with DISTINCT and what the dialect has behind it now and then. */
export function aggregateCall(pool: Pool): Grown {
  const { random, parts } = pool.workspace;
  if (random.chance(0.1)) return ["count(*)", true];
  const after = random.chance(0.12) ? random.pick(["", ...parts.afterAggregate(conditionOf(pool))]) : "";
  if (parts.calls.aggregates.length > 0 && random.chance(0.6)) {
    const shape = random.pick(random.pick(parts.calls.aggregates));
    return [`${shape.name}(${argumentsOf(pool, shape).join(", ")})${after}`, true];
  }
  const distinct = random.chance(0.12) ? "DISTINCT " : "";
  return [
    `${random.pick(parts.commonAggregates)}(${distinct}${random.pick(pool.values).text})${after}`,
    true,
  ];
}

/** Values drawn from a pool; later ones, which are larger, more often. */
export function drawn(pool: Pool, count: number): readonly Value[] {
  const { random } = pool.workspace;
  return Array.from({ length: count }, () => {
    const index = Math.floor(Math.sqrt(random.next()) * pool.values.length);
    return pool.values[index] ?? random.pick(pool.values);
  });
}
