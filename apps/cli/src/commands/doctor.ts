import type { HealthCheck } from "@rocky/sdk/node";
import type { CommandDefinition } from "../command.ts";

/** The checks, here as well so that `--help` need not load the SDK. */
const checkNames = [
  "config",
  "environment",
  "models",
  "adapters",
  "lockfile",
  "ledger",
  "state",
  "node",
  "disk",
] as const;

/** `rocky doctor`. */
export const doctorCommand: CommandDefinition = {
  name: "doctor",
  summary: "check everything that the project needs to run",
  description:
    "Configuration, environment variables, models, databases, lockfile, ledger, folders, Node and disk. Changes nothing.\nExits 3 when something is critical.",
  arguments: [],
  options: [
    { flags: "--check <name>", help: "only this check", choices: checkNames },
    { flags: "-v, --verbose", help: "the facts behind each check" },
  ],
  examples: ["doctor", "doctor --check adapters", "doctor -o json"],
  run: async (context, given) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { printHealth } = await import("../report/health.ts");
    const only = checkNames.find((name) => name === given.text("check"));
    const project = openProject(context.cwd, context);
    const checks: HealthCheck[] = [];
    for await (const check of project.checkHealth({ only, signal: context.signal })) checks.push(check);
    return printHealth(context, checks, { verbose: given.flag("verbose") });
  },
};
