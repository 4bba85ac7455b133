import type { SqlType } from "@rocky/ir";
import type { Random } from "../random.ts";

/** Types of columns: every kind, the common ones several times. */
export const columnTypes: readonly string[] = [
  ..."INTEGER INTEGER INTEGER BIGINT BIGINT VARCHAR VARCHAR VARCHAR VARCHAR DATE DATE TIMESTAMP DOUBLE BOOLEAN BOOLEAN".split(
    " ",
  ),
  ..."TINYINT SMALLINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT UHUGEINT FLOAT BIGNUM BLOB BIT TIME INTERVAL UUID JSON".split(
    " ",
  ),
  "DECIMAL(4,1)",
  "DECIMAL(10,2)",
  "DECIMAL(10,2)",
  "DECIMAL(18,3)",
  "DECIMAL(38,10)",
  "TIMESTAMP WITH TIME ZONE",
  "TIME WITH TIME ZONE",
  "TIMESTAMP_S",
  "TIMESTAMP_MS",
  "TIMESTAMP_NS",
  "ENUM('a', 'b')",
  "INTEGER[]",
  "VARCHAR[]",
  "INTEGER[3]",
  "DATE[]",
  "INTEGER[][]",
  "STRUCT(x INTEGER, y VARCHAR)",
  "STRUCT(x BIGINT, y VARCHAR)",
  "STRUCT(k INTEGER, s STRUCT(x DATE))[]",
  "MAP(VARCHAR, INTEGER)",
  "UNION(n INTEGER, s VARCHAR)",
  "VARIANT",
];

const texts: readonly string[] = ["a", "b", "", "7", "paid", "2024-01-02", "x y", "A%", "1.5", "$.a", "day"];

/** A constant of a type that is no NULL, as SQL that has exactly the type when it is cast to it. */
export function constant(type: SqlType, random: Random): string {
  switch (type.kind) {
    case "boolean":
      return random.pick(["true", "false"]);
    case "integer":
      return random.pick(type.signed ? ["0", "1", "2", "3", "7", "-1"] : ["0", "1", "2", "3", "7"]);
    case "bignumeric":
      return random.pick(["0", "1", "12345678901234567890"]);
    case "decimal":
      return random.pick(["0", "1", "1.5", "2.5", "-0.5"]);
    case "float":
      return random.pick(["0", "1.5", "-2", "1e2"]);
    case "string":
    case "char":
      return `'${random.pick(texts)}'`;
    case "binary":
      return random.pick(["'\\xAA'::BLOB", "''::BLOB"]);
    case "bit":
      return random.pick(["'101'::BIT", "'0'::BIT"]);
    case "date":
      return random.pick(["DATE '2024-01-01'", "DATE '2024-02-29'", "DATE '1999-12-31'"]);
    case "time":
      return random.pick(["'10:00:00'", "'23:59:59'"]);
    case "timestamp":
      return random.pick(["'2024-01-01 10:00:00'", "'2024-02-29 23:59:59'"]);
    case "interval":
      return random.pick(["INTERVAL 1 DAY", "INTERVAL '2 months'", "INTERVAL 3 HOURS"]);
    case "uuid":
      return "'00000000-0000-0000-0000-00000000000" + String(random.int(3)) + "'";
    case "json":
      return random.pick([`'{"a": 1}'`, "'[1, 2]'", "'null'", `'"s"'`]);
    case "variant":
      return random.pick(["1", "'a'", "[1]"]) + "::VARIANT";
    case "enum":
      return `'${random.pick(type.values)}'`;
    case "array": {
      const length = type.length ?? random.int(3);
      const elements = Array.from({ length }, () => maybeNull(type.element, random));
      return `[${elements.join(", ")}]`;
    }
    case "map":
      return random.chance(0.2)
        ? "MAP {}"
        : `MAP {${constant(type.key, random)}: ${maybeNull(type.value, random)}}`;
    case "struct":
      return `{${type.fields.map((field) => `'${field.name}': ${maybeNull(field.type, random)}`).join(", ")}}`;
    case "union": {
      const member = random.pick(type.members);
      return `union_value(${member.name} := ${constant(member.type, random)})`;
    }
    case "geography":
    case "range":
    case "geometry":
    case "null":
    case "unknown":
      return "NULL";
  }
}

function maybeNull(type: SqlType, random: Random): string {
  return random.chance(0.25) ? "NULL" : constant(type, random);
}
