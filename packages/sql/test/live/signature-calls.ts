import { operands, type Operand } from "./operands.ts";
import type { Dialect } from "@rocky/sql";

/** Operands by the types of parameters as signatures write them. */
const samples: Readonly<Record<string, readonly string[]>> = {
  ANY: ["i", "s"],
  T: ["i", "s"],
  K: ["'a'", "s"],
  V: ["i", "1"],
  BIGINT: ["l", "1"],
  BIGNUM: ["big"],
  BIT: ["bits"],
  BLOB: ["x"],
  BOOLEAN: ["bo", "true"],
  DATE: ["dt"],
  DECIMAL: ["c", "1.5"],
  DOUBLE: ["d", "1e2"],
  FLOAT: ["f"],
  HUGEINT: ["h"],
  INTEGER: ["i", "1"],
  INTERVAL: ["iv"],
  JSON: ["j"],
  SMALLINT: ["si"],
  TIME: ["tm"],
  TIMETZ: ["tmz"],
  TIMESTAMP: ["tn"],
  TIMESTAMPTZ: ["tz"],
  TIMESTAMP_MS: ["tsms"],
  TIMESTAMP_NS: ["tsns"],
  TIMESTAMP_S: ["tss"],
  TINYINT: ["ti"],
  UBIGINT: ["ul"],
  UHUGEINT: ["uh"],
  UINTEGER: ["ui"],
  USMALLINT: ["usi"],
  UTINYINT: ["uti"],
  UUID: ["uid"],
  VARCHAR: ["s", "'a'"],
  VARIANT: ["v"],
  "ANY[]": ["a", "texts"],
  "T[]": ["a", "texts"],
  "VARCHAR[]": ["texts"],
  "BIGINT[]": ["a"],
  "MAP(K, V)": ["m"],
  MAP: ["m"],
  'MAP("NULL", "NULL")': ["m"],
  STRUCT: ["st"],
  "STRUCT()": ["st"],
  UNION: ["un"],
  ENUM: ["en"],
  "ANY[ANY]": ["fa"],
  "FLOAT[ANY]": ["fa"],
  "DOUBLE[ANY]": ["fa"],
};

/** The argument lists that the signatures of a function speak of, and the same with a NULL in each place. */
export function callsOfSignatures(
  dialect: Dialect,
  signatures: readonly string[],
): readonly (readonly Operand[])[] {
  const known = new Map(operands(dialect).map((operand) => [operand.text, operand]));
  const found = new Map<string, readonly Operand[]>();
  const add = (args: readonly string[]): void => {
    const given = args.flatMap((text) => known.get(text) ?? []);
    if (given.length === args.length) found.set(args.join(", "), given);
  };
  for (const signature of signatures) {
    const types = typesOf(signature);
    for (const which of [0, 1]) {
      const args = types.map((type) => {
        const texts = samples[type] ?? [];
        return texts[which] ?? texts[0] ?? "";
      });
      if (args.includes("")) continue;
      add(args);
      args.forEach((_, at) => add(args.map((text, i) => (i === at ? "NULL" : text))));
    }
  }
  return [...found.values()];
}

/** The parameters of `name(A, B...) -> C`; what may be repeated stands there once. */
function typesOf(signature: string): readonly string[] {
  const parameters = /\((.*)\) ->/.exec(signature)?.[1] ?? "";
  return parameters
    .split(/, (?![^(]*\))/)
    .map((type) => type.replace(/\.\.\.$/, ""))
    .filter((type) => type !== "");
}
