import type { Dialect } from "@rocky/sql";
import type { TableRef } from "../ast.ts";
import { identifierOf } from "./identifiers.ts";
import type { Identifier, Relation } from "./sql-nodes.ts";

/** A table in FROM. */
export function tableRelation({ parts, alias, start, end }: TableRef, dialect: Dialect): Relation {
  const name = alias === undefined ? undefined : identifierOf(alias, dialect);
  return {
    kind: "table",
    parts: parts.map((part) => identifierOf(part, dialect)),
    alias:
      name === undefined
        ? undefined
        : { kind: "table-alias", name, columns: [], start: name.start, end: name.end },
    sample: undefined,
    start,
    end,
  };
}

/** What qualifies the columns of a table. */
export function aliasOf({ parts, alias, start, end }: TableRef, dialect: Dialect): Identifier {
  const name = alias ?? parts.at(-1);
  return name === undefined
    ? { kind: "identifier", name: "", quoted: false, start, end }
    : identifierOf(name, dialect);
}
