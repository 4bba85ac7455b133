/** What a command says to the shell; `docs/exit-codes.md` says it to people. */
export const exitCodes = {
  ok: 0,
  /** The project has errors, or a gate refused. */
  failure: 1,
  /** A run in which some models succeeded and some did not. */
  partial: 2,
  /** `rocky doctor` found something that will fail. */
  critical: 3,
  usage: 64,
  /** Rocky itself is wrong. */
  internal: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
