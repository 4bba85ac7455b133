import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import {
  UsageError,
  type CommandArgument,
  type CommandDefinition,
  type CommandOption,
  type Given,
} from "./command.ts";
import { exitCodes, type ExitCode } from "./exit-code.ts";
import type { GlobalOptions } from "./global-options.ts";
import { version } from "./version.ts";

const exitCodesText = `  ${exitCodes.ok} done, ${exitCodes.failure} refused or wrong, ${exitCodes.partial} partly done, ${exitCodes.critical} doctor found something critical,
  ${exitCodes.usage} wrong command line, ${exitCodes.internal} fault of Rocky, ${exitCodes.interrupted} interrupted`;

/** The options that every command takes. */
export const globalOptions: readonly CommandOption[] = [
  {
    flags: "-c, --config <file>",
    help: "the configuration (default: rocky.toml here or in a folder above)",
  },
  {
    flags: "-o, --output <format>",
    help: "how results are printed (default: table on a terminal, else json)",
    choices: ["json", "table"],
  },
  { flags: "--models <folder>", help: "the folder of the models (default: models)" },
  { flags: "--contracts <folder>", help: "contracts that win over those beside the models" },
  { flags: "-q, --quiet", help: "no progress and no advice" },
];

/** A command with what was given to it. */
export interface CommandCall {
  readonly kind: "command";
  readonly definition: CommandDefinition;
  readonly globals: GlobalOptions;
  readonly given: Given;
}

/** What a command line asks for: a command, or nothing more than an exit code because help or an error was printed. */
export type Parsed = CommandCall | { readonly kind: "done"; readonly exitCode: ExitCode };

/** Where help and usage errors are written. */
export interface ProgramOutput {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly width: number;
}

/** Reads a command line (without node and script). */
export async function parseCommandLine(
  definitions: readonly CommandDefinition[],
  argv: readonly string[],
  output: ProgramOutput,
): Promise<Parsed> {
  let parsed: Parsed = { kind: "done", exitCode: exitCodes.ok };
  const program = newProgram(output);
  for (const definition of definitions) {
    const command = addCommand(program, definition);
    command.action(() => {
      parsed = {
        kind: "command",
        definition,
        globals: globalsOf(program.opts()),
        given: givenOf(command.opts(), command.args),
      };
    });
  }
  if (argv.length === 0) {
    output.out(program.helpInformation());
    return parsed;
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { kind: "done", exitCode: error.exitCode === 0 ? exitCodes.ok : exitCodes.usage };
  }
  return parsed;
}

function newProgram(output: ProgramOutput): Command {
  const program = new Command("rocky");
  program
    .description("Rocky compiles a project of SQL models to a typed graph, runs it, and records what ran.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(output.width, 110) })
    .configureOutput({ writeOut: output.out, writeErr: output.error })
    .showHelpAfterError("(`--help` shows what is allowed)")
    .addHelpText("after", "\nExample:\n  $ rocky playground my-project && cd my-project && rocky compile")
    .addHelpText("after", `\nExit codes:\n${exitCodesText}`)
    .exitOverride();
  for (const option of globalOptions) program.addOption(optionOf(option));
  return program;
}

function addCommand(program: Command, definition: CommandDefinition): Command {
  const words = definition.name.split(" ");
  const parent = words.slice(0, -1).reduce(groupOf, program);
  const command = parent
    .command(words.at(-1) ?? definition.name)
    .summary(definition.summary)
    .description(
      [definition.summary, ...(definition.description === undefined ? [] : [definition.description])].join(
        "\n\n",
      ),
    )
    .allowExcessArguments(false)
    .addHelpText("after", `\nExample:\n${definition.examples.map((e) => `  $ rocky ${e}`).join("\n")}`);
  for (const argument of definition.arguments) command.addArgument(argumentOf(argument));
  for (const option of definition.options) command.addOption(optionOf(option));
  return command;
}

function groupOf(parent: Command, word: string): Command {
  const known = parent.commands.find((command) => command.name() === word);
  return known ?? parent.command(word).description(`commands about the ${word}`);
}

function argumentOf({ usage, help, choices }: CommandArgument): Argument {
  const argument = new Argument(usage, help);
  return choices === undefined ? argument : argument.choices(choices);
}

/** Of two values, neither is meant more than the other. */
function onlyOnce(text: string, before: unknown): string {
  if (before !== undefined) throw new InvalidArgumentError("It may be given once only.");
  return text;
}

function optionOf(definition: CommandOption): Option {
  const option = new Option(definition.flags, definition.help);
  if (definition.choices !== undefined) option.choices(definition.choices);
  const { parse } = definition;
  if (definition.repeatable === true) {
    option.argParser((text, previous: readonly string[] | undefined) => [...(previous ?? []), text]);
  } else if (option.required && definition.choices === undefined) {
    option.argParser(onlyOnce);
  }
  if (parse !== undefined) {
    option.argParser((text) => {
      try {
        return parse(text);
      } catch (error) {
        if (error instanceof UsageError) throw new InvalidArgumentError(error.message);
        throw error;
      }
    });
  }
  return option;
}

function globalsOf(options: Readonly<Record<string, unknown>>): GlobalOptions {
  const given = givenOf(options, []);
  const output = given.text("output");
  return {
    output: output === "json" || output === "table" ? output : undefined,
    config: given.text("config"),
    models: given.text("models"),
    contracts: given.text("contracts"),
    quiet: given.flag("quiet"),
  };
}

function givenOf(options: Readonly<Record<string, unknown>>, args: readonly string[]): Given {
  return {
    argument: (index) => args[index],
    text: (option) => (typeof options[option] === "string" ? options[option] : undefined),
    number: (option) => (typeof options[option] === "number" ? options[option] : undefined),
    list: (option) => {
      const given: unknown = options[option];
      return Array.isArray(given) ? given.filter((each) => typeof each === "string") : [];
    },
    flag: (option) => options[option] === true,
  };
}
