import { quoteIdentifier } from "@rocky/sql";
import type { Pool } from "./pool.ts";

/** A subquery used as a value, mostly correlated with the pool's columns. */
export function correlated(pool: Pool): readonly [text: string, atomic: boolean] {
  const { random, tables, dialect } = pool.workspace;
  const table = random.pick(tables);
  const alias = `q${random.int(3)}`;
  const columns = table.columns.map((column) => `${alias}.${quoteIdentifier(column.name, dialect)}`);
  const inner = (): string => random.pick(columns);
  const outer = (): string => random.pick(pool.values).text;
  const from = `FROM ${table.name} ${alias}`;
  const where = random.chance(0.7)
    ? ` WHERE ${inner()} ${random.pick(["=", "<", ">=", "<>"])} ${outer()}`
    : "";
  switch (random.int(9)) {
    case 0:
      return [`(SELECT ${inner()} ${from}${where} LIMIT 1)`, true];
    case 1:
      return [
        `(SELECT ${random.pick(["count(*)", "count(DISTINCT " + inner() + ")"])} ${from}${where})`,
        true,
      ];
    case 2:
      return [`EXISTS (${random.pick(["SELECT 1", `SELECT ${inner()}`, "SELECT *"])} ${from}${where})`, true];
    case 3:
      return [`${outer()} ${random.pick(["", "NOT "])}IN (SELECT ${inner()} ${from}${where})`, false];
    case 4:
      return [
        `${outer()} ${random.pick(["=", "<", ">"])} ${random.pick(["ANY", "ALL"])} (SELECT ${inner()} ${from}${where})`,
        false,
      ];
    case 5:
      return [`ARRAY(SELECT ${inner()} ${from}${where})`, true];
    case 6:
      return [`(SELECT ${inner()} = ${outer()} ${from}${where} ORDER BY 1 LIMIT 1)`, true];
    case 7:
      return [`(SELECT ${outer()})`, true];
    default:
      return [
        `(SELECT ${random.pick(["max", "sum", "avg", "list", "min", "any_value"])}(${inner()}) ${from}${where})`,
        true,
      ];
  }
}
