import type { CommandDefinition } from "./command.ts";
import { ciCommand } from "./commands/ci.ts";
import { compileCommand } from "./commands/compile.ts";
import { completionsCommand } from "./commands/completions.ts";
import { dagCommand } from "./commands/dag.ts";
import { describeCommand } from "./commands/describe.ts";
import { discoverCommand } from "./commands/discover.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { emitSqlCommand } from "./commands/emit-sql.ts";
import { explainCommand } from "./commands/explain.ts";
import { fmtCommand } from "./commands/fmt.ts";
import { historyCommand } from "./commands/history.ts";
import { initCommand } from "./commands/init.ts";
import { ledgerVerifyCommand } from "./commands/ledger-verify.ts";
import { lineageCommand } from "./commands/lineage.ts";
import { listCommand } from "./commands/list.ts";
import { loadCommand } from "./commands/load.ts";
import { playgroundCommand } from "./commands/playground.ts";
import { runCommand } from "./commands/run.ts";
import { schemaCommand } from "./commands/schema.ts";
import { seedCommand } from "./commands/seed.ts";
import { showCommand } from "./commands/show.ts";
import { testCommand } from "./commands/test.ts";
import { validateCommand } from "./commands/validate.ts";

/** All subcommands, in the order of `rocky --help`. */
export const commands: readonly CommandDefinition[] = [
  playgroundCommand,
  initCommand,
  validateCommand,
  discoverCommand,
  loadCommand,
  seedCommand,
  compileCommand,
  describeCommand,
  runCommand,
  testCommand,
  ciCommand,
  showCommand,
  listCommand,
  dagCommand,
  emitSqlCommand,
  fmtCommand,
  lineageCommand,
  explainCommand,
  historyCommand,
  ledgerVerifyCommand,
  doctorCommand,
  completionsCommand,
  schemaCommand,
];
