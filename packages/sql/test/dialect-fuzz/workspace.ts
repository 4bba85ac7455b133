import { printType, type BoundQuery, type Dialect } from "@rocky/sql";
import type { SqlType } from "@rocky/ir";
import type { Random } from "../random.ts";
import { compare, type Answer, type Comparison } from "./compare.ts";
import { metamorphic, sameOutputs } from "./metamorphic.ts";
import type { DialectParts, FuzzTable } from "./parts/parts.ts";
import { counted, type Counts } from "./counts.ts";

/** A query that was taken, to be read by others. */
export interface KnownQuery {
  readonly sql: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** One random schema, and all that is known while queries over it are drawn. */
export interface FuzzWorkspace {
  readonly parts: DialectParts;
  readonly dialect: Dialect;
  readonly random: Random;
  readonly tables: readonly FuzzTable[];
  readonly counts: Counts;
  readonly library: KnownQuery[];
  /** How many findings there are in this workspace. */
  readonly findings: () => number;
  readonly typeOf: (text: string) => SqlType | undefined;
  readonly describe: (sql: string) => BoundQuery;
  /** Asks the engine and us, counts how the answers compare, and checks what must not change the answer. */
  readonly ask: (sql: string) => Promise<Answer>;
  /** The same without counting: the cause of the finding, if it is one. */
  readonly again: (sql: string) => Promise<{ readonly cause: string; readonly detail: string } | undefined>;
  readonly checkParentheses: (bare: string, inParentheses: string) => void;
}

/** What a workspace is made of. */
export interface Ground extends Pick<FuzzWorkspace, "parts" | "random" | "tables" | "counts" | "describe"> {
  readonly answer: (sql: string) => Promise<Answer>;
  /** The share of queries that are also changed in ways that must not matter. */
  readonly changed: number;
}

export function fuzzWorkspace(ground: Ground): FuzzWorkspace {
  const { parts, counts, describe, answer, changed, random } = ground;
  const { dialect } = parts;
  const types = new Map<string, SqlType | undefined>();
  const typeOf = (text: string): SqlType | undefined => {
    if (!types.has(text)) types.set(text, text === "" ? undefined : dialect.types.parse(text));
    return types.get(text);
  };
  const variants = (sql: string, ours: BoundQuery): readonly (readonly [string, string])[] =>
    metamorphic(sql, ours, { dialect, describe });
  let found = 0;
  const judged = (sql: string, theirs: Answer): readonly [BoundQuery | undefined, Comparison] => {
    try {
      const ours = describe(sql);
      return [ours, compare(ours, theirs, dialect)];
    } catch (error) {
      const cause =
        error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      return [undefined, { kind: "wrong", cause: "thrown", detail: `Rocky itself fails: ${cause}` }];
    }
  };
  const ask = async (sql: string): Promise<Answer> => {
    const theirs = await answer(sql);
    const [ours, verdict] = judged(sql, theirs);
    counted(counts, sql, verdict);
    if (verdict.kind === "wrong") found++;
    if (verdict.kind === "agreed" && ours !== undefined && random.chance(changed)) {
      counts.variants++;
      for (const [cause, detail] of variants(sql, ours)) {
        found++;
        counts.broken.push({ sql, cause, detail });
      }
    }
    return theirs;
  };
  const again: FuzzWorkspace["again"] = async (sql) => {
    const [ours, verdict] = judged(sql, await answer(sql));
    if (verdict.kind === "wrong") return verdict;
    const [broken] = verdict.kind === "agreed" && ours !== undefined ? variants(sql, ours) : [];
    if (broken !== undefined) return { cause: broken[0], detail: broken[1] };
    const [missed] = verdict.kind === "agreed" ? verdict.missed : [];
    return missed === undefined ? undefined : { cause: "not null missed", detail: missed };
  };
  return {
    ...ground,
    dialect,
    library: [],
    typeOf,
    findings: () => found,
    ask,
    again,
    checkParentheses: (bare, inParentheses) => {
      if (!random.chance(changed)) return;
      const [one, two] = [describe(bare), describe(inParentheses)];
      counts.variants++;
      const detail = sameOutputs(one, two, { dialect, names: false });
      if (detail === undefined) return;
      found++;
      counts.broken.push({ sql: inParentheses, cause: "parentheses", detail: `in parentheses ${detail}` });
    },
  };
}

/** The columns as our own answer to a query has them, for a dialect whose engine cannot be asked. */
export function ownAnswer(describe: (sql: string) => BoundQuery, sql: string, dialect: Dialect): Answer {
  let ours: BoundQuery;
  try {
    ours = describe(sql);
  } catch {
    // As a query that is taken, it is judged, which throws again and is a finding.
    return { columns: [] };
  }
  const error = ours.diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined) return { refused: error.code, message: error.message };
  if (!ours.complete) return { refused: "incomplete", message: ours.reason ?? "" };
  return {
    columns: ours.columns.map(({ name, type }) => ({
      name,
      type: JSON.stringify(type).includes('"kind":"unknown"') ? "" : printType(type, dialect),
    })),
  };
}
