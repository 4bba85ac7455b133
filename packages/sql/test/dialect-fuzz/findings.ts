import { shrink } from "../query-fuzz/shrink.ts";
import type { Finding } from "../query-fuzz/tally.ts";
import type { Counts } from "./counts.ts";
import type { FuzzWorkspace } from "./workspace.ts";

const mostOfACause = 4;
const mostTries = 500;

/** Shows each kind of finding once, made as small as it gets. */
export class Findings {
  readonly #causes = new Map<string, number>();
  readonly #shapes = new Set<string>();
  readonly #seen = { wrong: 0, broken: 0, missed: 0 };
  readonly #say: (text: string) => void;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** Shows what came since the last time. */
  async show(workspace: FuzzWorkspace): Promise<void> {
    for (const kind of ["wrong", "broken", "missed"] as const) {
      const findings: Counts[typeof kind] = workspace.counts[kind];
      for (const finding of findings.slice(this.#seen[kind])) await this.#one(workspace, kind, finding);
      this.#seen[kind] = findings.length;
    }
  }

  async #one(workspace: FuzzWorkspace, kind: string, finding: Finding): Promise<void> {
    const times = (this.#causes.get(finding.cause) ?? 0) + 1;
    this.#causes.set(finding.cause, times);
    if (times > (kind === "missed" ? 30 : mostOfACause) && times % 10 !== 0) return;
    const sql = await shrink(
      finding.sql,
      async (text) => {
        const found = await workspace.again(text);
        return found?.cause === finding.cause;
      },
      mostTries,
    );
    const shape = `${finding.cause} ${shapeOf(sql)}`;
    if (this.#shapes.has(shape)) return;
    this.#shapes.add(shape);
    const again = await workspace.again(sql);
    this.#say(
      `${kind.toUpperCase()} ${again?.detail ?? finding.detail}\n   ${sql}\n   ${schemaOf(workspace, sql)}`,
    );
  }
}

/** The text with names and constants alike, so that one mistake is shown once. */
function shapeOf(sql: string): string {
  return sql
    .replace(/\b(?:[a-z]\d*|id|amount|status|tags|item|name|day|at|total)\b|`[^`]*`|"[^"]*"|\d+/g, "_")
    .replace(/(_\.)+_/g, "_");
}

function schemaOf({ tables }: FuzzWorkspace, sql: string): string {
  return tables
    .filter(({ name }) => sql.includes(name))
    .map(
      ({ name, columns }) =>
        `${name}(${columns
          .filter((column) => sql.includes(column.name))
          .map((column) => `${column.name} ${column.type}${column.notNull ? " NOT NULL" : ""}`)
          .join(", ")})`,
    )
    .join("; ");
}
