import { printType, type BoundQuery, type Dialect } from "@rocky/sql";

/** A column of an engine's answer. */
export interface AnsweredColumn {
  readonly name: string;
  readonly type: string;
  /** Whether it may be NULL; left out where the engine does not say. */
  readonly nullable?: boolean;
}

/** What an engine says of a query; `refused` is the class of its error. */
export type Answer =
  | { readonly columns: readonly AnsweredColumn[] }
  | { readonly refused: string; readonly message: string };

/** How our answer stands to an engine's. */
export type Comparison =
  | {
      readonly kind: "agreed";
      readonly columns: number;
      readonly unknown: readonly string[];
      readonly unknownNames: number;
      /** Columns that the engine says are not null, and those of them of which we do not say so. */
      readonly required: number;
      readonly missed: readonly string[];
      /** Columns that we say are not null and the engine does not. */
      readonly beyond: number;
    }
  | { readonly kind: "refused"; readonly class: string }
  | { readonly kind: "lenient"; readonly class: string; readonly message: string }
  | { readonly kind: "wrong"; readonly cause: string; readonly detail: string };

/** Compares names, types and, where the engine tells it, nullability; `unknown` is an answer. */
export function compare(ours: BoundQuery, theirs: Answer, dialect: Dialect): Comparison {
  const error = ours.diagnostics.find(({ severity }) => severity === "error");
  if ("refused" in theirs) {
    const { refused, message } = theirs;
    return error === undefined
      ? { kind: "lenient", class: refused, message }
      : { kind: "refused", class: refused };
  }
  if (error !== undefined)
    return { kind: "wrong", cause: causeOf(error), detail: `${error.code} ${error.message}` };
  return compareColumns(ours, theirs.columns, dialect);
}

/** An error without the names and types of this one query. */
function causeOf({ code, message }: BoundQuery["diagnostics"][number]): string {
  const words = message.replace(/\b[A-Z][A-Z_]{2,}(?:\([^()]*\)|<.*>)?|`[^`]*`|\d+/g, "…");
  return `error ${code} ${/^[^:,]*/.exec(words)?.[0] ?? ""}`;
}

function compareColumns(ours: BoundQuery, theirs: readonly AnsweredColumn[], dialect: Dialect): Comparison {
  const agreed = { kind: "agreed", columns: theirs.length, required: 0, missed: [], beyond: 0 } as const;
  if (!ours.complete)
    return { ...agreed, unknown: [`columns: ${ours.reason ?? ""}`], unknownNames: theirs.length };
  if (ours.columns.length !== theirs.length)
    return {
      kind: "wrong",
      cause: "count",
      detail: `${ours.columns.length} columns, but ${dialect.syntax.engine} has ${theirs.length}`,
    };
  const unknown: string[] = [];
  const missed: string[] = [];
  let [unknownNames, required, beyond] = [0, 0, 0];
  for (const [i, column] of theirs.entries()) {
    const mine = ours.columns[i];
    if (mine === undefined) continue;
    if (mine.name === "") unknownNames++;
    else if (mine.name !== column.name)
      return {
        kind: "wrong",
        cause: "name",
        detail: `column ${i + 1} is called ${mine.name}, but the engine says ${column.name}`,
      };
    const reason = /"kind":"unknown"(?:,"reason":"([^"]*)")?/.exec(JSON.stringify(mine.type));
    const text = printType(mine.type, dialect);
    if (reason !== null) unknown.push(reason[1] ?? "");
    else if (text !== column.type)
      return {
        kind: "wrong",
        cause: `type ${text} for ${column.type}`,
        detail: `${column.name} is ${text}, but the engine says ${column.type}`,
      };
    if (column.nullable === false) {
      required++;
      if (mine.nullability !== "not-null") missed.push(`${column.name} is not null, which we do not say`);
    } else if (column.nullable === true && mine.nullability === "not-null") beyond++;
  }
  return { ...agreed, unknown, unknownNames, required, missed, beyond };
}
