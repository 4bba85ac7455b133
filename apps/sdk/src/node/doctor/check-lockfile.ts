import { lockfileName } from "@rocky/compiler";
import { systemClock } from "@rocky/node";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Finding, Patient } from "./health-check.ts";

const dayMs = 86_400_000;
const oldAfterDays = 30;

/** Whether the compiler knows the tables that models read, and whether it asked lately. */
export function checkLockfile({ compilation }: Patient): Finding {
  const { root, result } = compilation;
  const fix =
    "rocky discover --with-schemas asks the warehouse and writes it; rocky load writes what it loads";
  const broken = result.diagnostics.find((d) => d.severity === "error" && d.span?.file === lockfileName);
  if (broken !== undefined) {
    return {
      status: "critical",
      message: `${lockfileName}: ${broken.code}: ${broken.message.replace(/\.$/, "")}`,
      fix: `take it from version control, or delete it; then: ${fix}`,
    };
  }
  const unknown = unknownTables(compilation.result.models);
  if (unknown.length > 0) {
    const [first = ""] = unknown;
    const what = unknown.length === 1 ? `the columns of ${first}` : `the columns of ${unknown.length} tables`;
    const why = existsSync(join(root, lockfileName)) ? "" : `: there is no ${lockfileName}`;
    return {
      status: "warning",
      message: `${what} are not known${why}`,
      fix,
      details: unknown.map((name) => ["not known", name] as const),
    };
  }
  const { sources, tables } = result.lockfile;
  if (tables.length === 0) return { status: "healthy", message: "no model reads a table of the warehouse" };
  const oldest = Math.max(0, ...sources.map(({ checkedAt }) => daysSince(checkedAt)));
  const known = `${lockfileName} knows ${tables.length === 1 ? "1 table" : `${tables.length} tables`}`;
  if (oldest > oldAfterDays) {
    return {
      status: "warning",
      message: `${known}, and the warehouse was asked ${oldest} days ago`,
      fix: "rocky discover --with-schemas asks again",
    };
  }
  return {
    status: "healthy",
    message: known,
    details: sources.map(({ id, checkedAt }) => [id, checkedAt] as const),
  };
}

function unknownTables(models: Patient["compilation"]["result"]["models"]): readonly string[] {
  const reads = models.flatMap((model) => model.reads.filter((read) => read.kind === "unknown-table"));
  return [...new Set(reads.map((read) => read.relation))].sort();
}

function daysSince(time: string): number {
  const days = Math.floor((systemClock() - Date.parse(time)) / dayMs);
  return Number.isFinite(days) ? days : 0;
}
