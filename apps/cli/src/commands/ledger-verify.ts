import type { CommandDefinition } from "../command.ts";

/** `rocky ledger verify`. */
export const ledgerVerifyCommand: CommandDefinition = {
  name: "ledger verify",
  summary: "recompute the chain of the ledger and name the first broken entry",
  description: "Exits 1 when an entry was changed, removed or inserted.",
  arguments: [],
  options: [],
  examples: ["ledger verify"],
  run: async (context) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { printVerification } = await import("../report/verification.ts");
    return printVerification(context, await openProject(context.cwd, context).verifyLedger());
  },
};
