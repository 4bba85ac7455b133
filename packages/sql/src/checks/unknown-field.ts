import { lowerAscii } from "../types/lower-ascii.ts";
import { nearestNames, type SqlType } from "@rocky/ir";
import type { Identifier } from "../ast/expression.ts";
import { foldName } from "../bind/context.ts";
import { findName, findRelation, type Scope } from "../bind/scope.ts";
import { mayBeNullConstant } from "../bind/expression/constant-null.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** E057: `column.field` where the struct has no such field. Error: the engine refuses it; only where the struct's type is known. */
export const unknownFieldOfColumn: Check = {
  on: "column",
  look: ({ scope, node, value }) => {
    // What has an identity is a column, with nothing behind it.
    if (node.parts.length < 2 || value.type.kind !== "unknown" || value.identity !== undefined) return;
    const names = node.parts.map((part) => part.name);
    let at = startOf(scope, names);
    if (at === undefined || mayBeTable(scope, node.parts)) return;
    for (const part of node.parts.slice(at.used)) {
      const next: SqlType | undefined = step(scope, at.type, part);
      if (next === undefined) return;
      at = { type: next, used: 0 };
    }
  },
};

/** Whether the first part may be the name of a table inside of one, as behind a pipe. */
function mayBeTable({ relations }: Scope, parts: readonly Identifier[]): boolean {
  return parts.length === 2 && relations.some(({ passesNames }) => passesNames);
}

/** E057: `f(x).field`. Error, as above. */
export const unknownFieldOfValue: Check = {
  on: "field",
  look: ({ scope, node, of }) => {
    const operand = of(node.operand);
    if (operand === undefined || node.path !== undefined || mayBeNullConstant(operand)) return;
    step(scope, operand.type, node.field);
  },
};

/** E057: `x['field']`. Error, as above. */
export const unknownFieldByIndex: Check = {
  on: "index",
  look: ({ scope, node, of }) => {
    const operand = of(node.operand);
    const { index } = node;
    if (operand?.type.kind !== "struct" || mayBeNullConstant(operand)) return;
    if (index.kind !== "literal" || index.literal !== "string") return;
    step(scope, operand.type, {
      kind: "identifier",
      name: index.text,
      quoted: true,
      start: index.start,
      end: index.end,
    });
  },
};

/** What may have fields, or is not known. */
const fielded: ReadonlySet<SqlType["kind"]> = new Set([
  "struct",
  "union",
  "map",
  "json",
  "variant",
  "null",
  "unknown",
]);

interface Start {
  readonly type: SqlType;
  /** How many parts of the name say it. */
  readonly used: number;
}

/** The type of the column with which a name of several parts starts. */
function startOf(scope: Scope, names: readonly string[]): Start | undefined {
  for (let length = Math.min(3, names.length - 1); length >= 1; length--) {
    const relation = findRelation(scope, names.slice(0, length))?.relation;
    const column = relation?.byName.get(foldName(scope.context, names[length] ?? ""));
    if (column !== undefined) return { type: column.type, used: length + 1 };
    // A table has no such column, and one of another table may be called like it.
    if (relation !== undefined && !(length === 1 && relation.complete)) return undefined;
  }
  const meaning = findName(scope, names[0] ?? "");
  return meaning.kind === "column" ? { type: meaning.column.type, used: 1 } : undefined;
}

/** The type of a field; a field that a struct does not have is reported. */
function step(scope: Scope, given: SqlType, field: Identifier): SqlType | undefined {
  const ofList = given.kind === "array" && scope.context.dialect.syntax.forms.has("list-fields");
  const type = ofList ? given.element : given;
  if (!fielded.has(type.kind)) {
    const what = `A value of type ${scope.context.dialect.types.print(type)}`;
    tell(scope, field, { row: report.unknownField, args: { what, name: field.name } });
  }
  if (type.kind !== "struct" && type.kind !== "union") return undefined;
  const fields = type.kind === "struct" ? type.fields : type.members;
  const wanted = lowerAscii(field.name);
  const found = fields.find((candidate) => lowerAscii(candidate.name) === wanted);
  if (found !== undefined) return found.type;
  const names = fields.map((candidate) => candidate.name);
  // A struct without names is read by position.
  if (names.length === 0 || names.includes("")) return undefined;
  const nearest = nearestNames(field.name, names);
  tell(scope, field, {
    row: report.unknownField,
    args: { what: `The ${type.kind}`, name: field.name },
    extras: {
      help:
        nearest.length > 0
          ? `Did you mean ${nearest.join(" or ")}?`
          : `The fields are ${names.slice(0, 12).join(", ")}.`,
    },
  });
  return undefined;
}
