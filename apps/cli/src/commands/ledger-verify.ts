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
    const { placeProject, verifyLedger } = await import("@rocky/sdk/node");
    const { printVerification } = await import("../report/verification.ts");
    const { root } = placeProject(context.cwd, context);
    return printVerification(context, await verifyLedger(root));
  },
};
