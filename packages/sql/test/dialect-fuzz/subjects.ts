import type { Oracle } from "./oracles/oracle.ts";
import type { DialectParts } from "./parts/parts.ts";

/** A dialect that can be fuzzed, and the engine that judges it, if there is one. */
interface Subject {
  readonly parts: () => Promise<DialectParts>;
  readonly oracle?: (parts: DialectParts) => Promise<Oracle>;
}

/** The dialects by name; what one needs is read only when it is asked for. */
export const subjects: Readonly<Record<string, Subject>> = {
  bigquery: {
    parts: async () => (await import("./parts/bigquery.ts")).bigqueryParts(),
    oracle: async (parts) => (await import("./oracles/googlesql.ts")).googleSqlOracle(parts),
  },
  databricks: {
    parts: async () => (await import("./parts/databricks.ts")).databricksParts(),
    oracle: async (parts) => (await import("./oracles/spark.ts")).sparkOracle(parts),
  },
  snowflake: {
    parts: async () => (await import("./parts/snowflake.ts")).snowflakeParts(),
  },
};
