import type { CommandDefinition } from "./command.ts";
import { describeCommand } from "./commands/describe.ts";
import { historyCommand } from "./commands/history.ts";
import { initCommand } from "./commands/init.ts";
import { ledgerVerifyCommand } from "./commands/ledger-verify.ts";
import { playgroundCommand } from "./commands/playground.ts";

/** All subcommands, in the order of `rocky --help`. */
export const commands: readonly CommandDefinition[] = [
  playgroundCommand,
  initCommand,
  describeCommand,
  historyCommand,
  ledgerVerifyCommand,
];
