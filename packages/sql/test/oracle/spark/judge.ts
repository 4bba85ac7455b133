import type { BoundQuery, Dialect } from "@rocky/sql";
import { judgeColumns, type EngineJudgement } from "../engine-judge.ts";
import type { AcceptedCase } from "./case.ts";

/** Spark's type as our types are: without NOT NULL inside, collations and reference systems, which a type of ours does not have. */
export function plainType(type: string): string {
  const plain = type
    .replaceAll(/(`[^`]*`)| NOT NULL/g, (_, name: string | undefined) => name ?? "")
    .replaceAll(/ COLLATE \w+/g, "")
    .replaceAll(/(GEOMETRY|GEOGRAPHY)\([^)]*\)/g, "$1");
  return plain === type ? type : plainType(plain);
}

/** Compares our answer with the recorded one. */
export function judgeSpark({ columns }: AcceptedCase, bound: BoundQuery, dialect: Dialect): EngineJudgement {
  return judgeColumns(columns, bound, { dialect, engine: "Spark", plain: plainType });
}
