import { AdapterError } from "@rocky/adapter";
import { verifyLedger } from "../ledger.ts";
import type { Finding, Patient } from "./health-check.ts";

/** Whether the record of what ran is complete and unchanged. */
export async function checkLedger({ compilation }: Patient): Promise<Finding> {
  try {
    const verification = await verifyLedger(compilation.root);
    if (verification === undefined) return { status: "healthy", message: "nothing is recorded yet" };
    const { entries } = verification;
    if (verification.ok) {
      const count = entries === 1 ? "1 entry" : `${entries} entries`;
      const { seq, hash } = verification.head;
      return {
        status: "healthy",
        message: `${count}, the chain is sound`,
        details: [[`hash of ${seq}`, hash]],
      };
    }
    return {
      status: "critical",
      message: `the chain is broken: ${verification.broken.message}`,
      fix: "keep .rocky/ledger.db as evidence, and put a sound copy in its place; nothing is recorded before",
    };
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    return {
      status: "critical",
      message: error.message,
      fix: error.help ?? "put a sound copy of .rocky/ledger.db in its place",
    };
  }
}
