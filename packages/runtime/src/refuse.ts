import { decision, type ExtraFacts, type Ledger } from "@rocky/ledger";

/** Something that Rocky would not do. */
export interface Refusal {
  /** What decided: `compile`, `lock`. */
  readonly rule: string;
  readonly reason: string;
  readonly facts?: ExtraFacts;
}

/** Records that something was refused, durably. */
export async function recordRefusal(ledger: Pick<Ledger, "append">, refusal: Refusal): Promise<void> {
  await ledger.append([decision({ verdict: "refuse", ...refusal })]);
}
