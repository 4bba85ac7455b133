import type { Verification } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { ledgerVerifySchema } from "../schemas/ledger-verify.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { plural } from "./plural.ts";

/** Says whether the ledger is sound; `undefined` stands for a project in which nothing was recorded yet. */
export function printVerification(context: Context, verification: Verification | undefined): ExitCode {
  if (context.output === "json") printJson(context, bodyOf(verification));
  else printText(context, verification);
  return verification === undefined || verification.ok ? exitCodes.ok : exitCodes.failure;
}

function bodyOf(verification: Verification | undefined): BodyOf<typeof ledgerVerifySchema> {
  if (verification === undefined) return { ok: true, entries: 0 };
  const { entries } = verification;
  return verification.ok
    ? { ok: true, entries, project_id: verification.projectId, head: verification.head }
    : { ok: false, entries, broken: verification.broken };
}

function printText(context: Context, verification: Verification | undefined): void {
  const { style, write } = context.stdout;
  if (verification === undefined) {
    write("nothing is recorded yet\n");
    printNext(context, "rocky run");
  } else if (verification.ok) {
    write(`${style.green("sound")}: ${plural(verification.entries, "entry", "entries")}, `);
    write(`the newest is ${verification.head.seq}\nhash: ${verification.head.hash}\n`);
    printNext(context, "keep that hash elsewhere: with it you can tell later whether entries were cut off");
  } else {
    write(`${style.red(style.bold("broken"))}: ${verification.broken.message}\n`);
    write(`${plural(verification.entries, "entry is", "entries are")} sound before it\n`);
    printNext(context, "keep the file as evidence: what follows the broken entry cannot be trusted");
  }
}
