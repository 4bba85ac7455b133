import { parseQuery } from "@rocky/sql";
import { edited, subjectOf } from "../mutants/edit.ts";
import { mutations } from "../mutants/mutations.ts";
import type { Workspace } from "./workspace.ts";

/** Asks a few of the accepted queries again with one thing in them broken: most are ill-typed then. */
export async function askBroken(workspace: Workspace, tries: number): Promise<void> {
  const { random, library, dialect, tally } = workspace;
  for (let i = 0; i < tries && library.length > 0; i++) {
    const { sql } = random.pick(library);
    const subject = subjectOf(sql, parseQuery(sql, { dialect, file: "query.sql" }).query);
    const edits = random.pick(mutations).edits(subject);
    if (edits.length === 0) continue;
    tally.broken++;
    const verdict = await workspace.ask(edited(sql, random.pick(edits)));
    if ("refusal" in verdict) tally.brokenRefused++;
  }
}
