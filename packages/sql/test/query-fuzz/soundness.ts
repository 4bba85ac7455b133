import type { BoundQuery } from "@rocky/sql";
import type { Engine } from "./engine.ts";

/** What executing a query says about our claims. */
export interface Execution {
  readonly executed: boolean;
  readonly notNull: number;
  readonly keys: number;
  /** The first claim that the rows break. */
  readonly broken: string | undefined;
}

const nothing: Execution = { executed: false, notNull: 0, keys: 0, broken: undefined };

/** Executes a query of which something is claimed, and looks for a NULL or for two rows alike where there must be none. */
export async function execute(engine: Engine, sql: string, ours: BoundQuery): Promise<Execution> {
  const notNull = ours.columns.flatMap((column, i) => (column.nullability === "not-null" ? [i] : []));
  const { keys } = ours;
  if (!ours.complete || notNull.length + keys.length === 0) return nothing;
  const answer = await engine.rows(sql);
  if ("refusal" in answer) return nothing;
  const { rows } = answer;
  const claimed = { executed: true, notNull: notNull.length, keys: keys.length };
  for (const i of notNull) {
    if (rows.some((row) => row[i] === null)) return { ...claimed, broken: `column ${i + 1} shows NULL` };
  }
  for (const key of keys) {
    // The client forgets fields without names.
    if (key.columns.some((i) => hasNamelessField(ours.columns[i]?.type))) continue;
    const seen = new Set(rows.map((row) => key.columns.map((i) => textOf(row[i])).join("|")));
    if (seen.size < rows.length) {
      return { ...claimed, broken: `the key (${key.columns.map((i) => i + 1).join(", ")}) repeats` };
    }
  }
  return { ...claimed, broken: undefined };
}

function hasNamelessField(type: unknown): boolean {
  return JSON.stringify(type ?? null).includes('"name":""');
}

function textOf(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      // JSON has NULL for numbers that are none.
      typeof inner === "bigint" || (typeof inner === "number" && !Number.isFinite(inner))
        ? `${inner}n`
        : inner,
    ) ?? "undefined"
  );
}
