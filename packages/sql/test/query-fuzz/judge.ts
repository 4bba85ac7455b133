import { printType, type BoundQuery, type Dialect } from "@rocky/sql";
import { reasonOf, type Described, type Verdict } from "./engine.ts";

/** How our answer to one query compares with DuckDB's. */
export type Judgement =
  | { readonly kind: "agreed"; readonly columns: number; readonly unknown: readonly string[] }
  /** Both refuse. */
  | { readonly kind: "refused" }
  /** We accept what DuckDB refuses. */
  | { readonly kind: "lenient"; readonly reason: string }
  /** DuckDB describes it, but it fails as soon as it meets a value: an error is right. */
  | { readonly kind: "failing" }
  /** What must not be: an error where DuckDB accepts, another name, another type, a thrown error. */
  | { readonly kind: "wrong"; readonly cause: string; readonly detail: string };

/** Compares names and types; `unknown` is an answer, and so is a column whose name cannot be told. */
export function judge(ours: BoundQuery, verdict: Verdict, dialect: Dialect): Judgement {
  const error = ours.diagnostics.find((diagnostic) => diagnostic.severity === "error");
  if ("refusal" in verdict) {
    if (error !== undefined) return { kind: "refused" };
    const about = ours.diagnostics.some(({ severity }) => severity === "warning") ? "warned: " : "";
    return { kind: "lenient", reason: about + reasonOf(verdict.refusal) };
  }
  if (error !== undefined) {
    return { kind: "wrong", cause: `error ${error.code}`, detail: `${error.code} ${error.message}` };
  }
  return compareColumns(ours, verdict.columns, dialect);
}

function compareColumns(ours: BoundQuery, theirs: readonly Described[], dialect: Dialect): Judgement {
  if (!ours.complete)
    return { kind: "agreed", columns: theirs.length, unknown: [`columns: ${ours.reason ?? ""}`] };
  if (ours.columns.length !== theirs.length) {
    const detail = `${ours.columns.length} columns, but DuckDB has ${theirs.length}`;
    return { kind: "wrong", cause: "count", detail };
  }
  const unknown: string[] = [];
  for (const [i, { name, type }] of theirs.entries()) {
    const column = ours.columns[i];
    if (column === undefined) continue;
    if (column.name !== name) {
      return {
        kind: "wrong",
        cause: "name",
        detail: `column ${i + 1} is called ${column.name}, but DuckDB says ${name}`,
      };
    }
    const reason = unknownIn(column.type);
    if (reason !== undefined) unknown.push(reason);
    else if (printType(column.type, dialect) !== type) {
      const detail = `${name} is ${printType(column.type, dialect)}, but DuckDB says ${type}`;
      return { kind: "wrong", cause: `type ${printType(column.type, dialect)} for ${type}`, detail };
    }
  }
  return { kind: "agreed", columns: theirs.length, unknown };
}

/** The reason of the first unknown type in a type. */
function unknownIn(type: unknown): string | undefined {
  if (typeof type !== "object" || type === null) return undefined;
  if ("kind" in type && type.kind === "unknown" && "reason" in type) return String(type.reason);
  for (const inner of Object.values(type)) {
    const reason = unknownIn(inner);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** The types that an E001 says have no common one; whoever judges it asks DuckDB whether the cast really fails. */
export function joinedTypes(detail: string): readonly [string, string] | undefined {
  const found =
    /^E001 The join compares .+?, ([A-Z].*), with .+?, ([A-Z].*), and there is no type for both/.exec(detail);
  return found?.[1] === undefined || found[2] === undefined ? undefined : [found[1], found[2]];
}
