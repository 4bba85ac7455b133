import type { Dialect, DialectName, Expression } from "@rocky/sql";
import type { Literal } from "../ast.ts";
import type { SqlLiteral } from "./sql-nodes.ts";

/** The types of timestamps without and with a zone. Only a cast can name those of Snowflake. */
const timestamps: Readonly<Record<DialectName, { readonly plain: string; readonly zoned: string }>> = {
  duckdb: { plain: "TIMESTAMP", zoned: "TIMESTAMPTZ" },
  databricks: { plain: "TIMESTAMP_NTZ", zoned: "TIMESTAMP" },
  snowflake: { plain: "TIMESTAMP_NTZ", zoned: "TIMESTAMP_TZ" },
  bigquery: { plain: "DATETIME", zoned: "TIMESTAMP" },
};

/** A constant as SQL writes it. */
export function lowerLiteral({ literal, text, start, end }: Literal, dialect: Dialect): Expression {
  switch (literal) {
    case "number": {
      const kind: SqlLiteral["literal"] = text.includes(".") ? "decimal" : "integer";
      return { kind: "literal", literal: kind, text, start, end };
    }
    case "string":
    case "boolean":
    case "null":
      return { kind: "literal", literal, text, start, end };
    case "date":
      return {
        kind: "typed-literal",
        type: { kind: "type-name", text: "DATE", start, end },
        text,
        start,
        end,
      };
    case "timestamp": {
      const isZoned = /(?:Z|[+-]\d\d:\d\d)$/.test(text);
      const name = timestamps[dialect.name][isZoned ? "zoned" : "plain"];
      const type = { kind: "type-name", text: name, start, end } as const;
      const value = text.replace("T", " ").replace(/Z$/, "+00:00");
      if (dialect.name !== "snowflake") return { kind: "typed-literal", type, text: value, start, end };
      const operand = { kind: "literal", literal: "string", text: value, start, end } as const;
      return { kind: "cast", operand, type, safe: false, start, end };
    }
  }
}
