import type { SqlType } from "@rocky/ir";
import type { FuzzWorkspace } from "./workspace.ts";

/** An expression that was taken in its place, with the type it has there. */
export interface Value {
  readonly text: string;
  /** As the engine prints it; empty where it is not known. */
  readonly type: string;
  readonly atomic: boolean;
}

/** Expressions that are valid in one place, and how an expression is tried there. */
export interface Pool {
  readonly workspace: FuzzWorkspace;
  readonly values: Value[];
  readonly around: (expression: string) => string;
  readonly windows: boolean;
}

/** Tries an expression; what is taken joins the pool. */
export async function tryValue(pool: Pool, text: string, atomic: boolean): Promise<Value | undefined> {
  if (text.length > 140) return undefined;
  const { workspace } = pool;
  const before = workspace.findings();
  const answer = await workspace.ask(pool.around(text));
  // What is wrong with an expression would be found again in every one around it.
  if (workspace.findings() > before || !("columns" in answer)) return undefined;
  const [column, second] = answer.columns;
  if (column === undefined || second !== undefined) return undefined;
  workspace.checkParentheses(pool.around(text), pool.around(`(${text})`));
  const value: Value = { text, type: column.type, atomic };
  pool.values.push(value);
  return value;
}

/** A value as an operand: in parentheses where they are needed, and sometimes where they are not, or are but are left out. */
export function operand(pool: Pool, value: Value): string {
  const { random } = pool.workspace;
  const keep = value.atomic ? random.chance(0.05) || /^\d/.test(value.text) : random.chance(0.85);
  return keep ? `(${value.text})` : value.text;
}

function familyOf(type: SqlType | undefined): string {
  if (type === undefined) return "unknown";
  switch (type.kind) {
    case "unknown":
      return "unknown";
    case "integer":
    case "decimal":
    case "bignumeric":
    case "float":
      return "number";
    case "date":
    case "timestamp":
      return "instant";
    case "string":
    case "char":
      return "text";
    default:
      return type.kind;
  }
}

/** A value whose type has this kind, if there is one. */
export function valueOfKind(pool: Pool, ...kinds: readonly SqlType["kind"][]): Value {
  const fitting = pool.values.filter((value) => {
    const kind = pool.workspace.typeOf(value.type)?.kind;
    return kind !== undefined && kinds.includes(kind);
  });
  return pool.workspace.random.pick(
    fitting.length === 0 || pool.workspace.random.chance(0.03) ? pool.values : fitting,
  );
}

/** A value for a place where this type is known to be taken: mostly of the type, often of its family, sometimes any. */
export function valueFor(pool: Pool, type: string): Value {
  const { random, typeOf } = pool.workspace;
  const roll = random.next();
  if (roll < 0.06) return random.pick(pool.values);
  const exact = pool.values.filter((value) => value.type === type);
  if (exact.length > 0 && roll < 0.7) return random.pick(exact);
  const family = familyOf(typeOf(type));
  const near = pool.values.filter((value) => familyOf(typeOf(value.type)) === family);
  return random.pick(near.length > 0 ? near : pool.values);
}
