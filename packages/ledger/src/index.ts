export {
  entryVersion,
  type EntryBody,
  type EntryData,
  type EntryKind,
  type LedgerValue,
  type NewEntry,
  type StoredEntry,
} from "./entry.ts";
export { groupedAppender, type GroupedAppender, type GroupOptions } from "./grouped-appender.ts";
export {
  runsOf,
  type Liveness,
  type RunRecord,
  type RunStatus,
  type StepRecord,
  type StepStatus,
} from "./history.ts";
export { openLedger, type Ledger, type LedgerOptions } from "./ledger.ts";
export { memoryStore } from "./memory-store.ts";
export { readLedger, type LedgerReading } from "./read.ts";
export {
  decision,
  runEnd,
  runStart,
  stepIntent,
  stepOutcome,
  type Decision,
  type ExtraFacts,
  type ProcessIdentity,
  type RunEnd,
  type RunEndStatus,
  type RunStart,
  type StepEndStatus,
  type StepIntent,
  type StepOutcome,
} from "./records.ts";
export { settle } from "./settle.ts";
export type { LedgerStore, UnreadableEntry } from "./store.ts";
export {
  verifyChain,
  type BreakReason,
  type BrokenEntry,
  type ChainHead,
  type Verification,
} from "./verify.ts";
