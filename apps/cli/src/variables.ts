import type { ProjectOptions } from "@rocky/sdk/node";
import { UsageError, type CommandOption, type Given } from "./command.ts";
import type { Context } from "./context.ts";

/** The option of every command that compiles the project. */
export const variableOption: CommandOption = {
  flags: "--var <name=value>",
  help: "a value for @var(name) in SQL; may be given more than once",
  repeatable: true,
};

/** How a command opens its project: what the context says, and the run variables that were given. Throws a {@link UsageError}. */
export function projectOptions(context: Context, given: Given): ProjectOptions {
  const { config, models, contracts, environment } = context;
  return { config, models, contracts, environment, variables: variablesOf(given.list("var")) };
}

function variablesOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const variables = new Map<string, string>();
  for (const text of texts) {
    const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined) {
      throw new UsageError(
        `--var expects name=value, where a name has letters, digits and _; found \`${text}\``,
      );
    }
    if (variables.has(name)) throw new UsageError(`--var ${name} is given twice`);
    variables.set(name, value);
  }
  return Object.fromEntries(variables);
}
