import type { Context } from "./context.ts";
import type { ExitCode } from "./exit-code.ts";

/** A positional argument: `<model>` must be there, `[file]` may be. Shells complete what is called model, file or folder. */
export interface CommandArgument {
  readonly usage: string;
  readonly help: string;
  /** The values that are allowed. */
  readonly choices?: readonly string[];
}

/** An option as commander reads it: `--limit <n>`. */
export interface CommandOption {
  readonly flags: string;
  readonly help: string;
  /** The values that are allowed. */
  readonly choices?: readonly string[];
  /** Turns the text into a value; throws a {@link UsageError} when it cannot. */
  readonly parse?: (text: string) => unknown;
  /** May be given more than once; see {@link Given.list}. */
  readonly repeatable?: true;
}

/** What the user gave to a command. */
export interface Given {
  readonly argument: (index: number) => string | undefined;
  readonly text: (option: string) => string | undefined;
  readonly number: (option: string) => number | undefined;
  /** What a repeatable option was given, in order. */
  readonly list: (option: string) => readonly string[];
  readonly flag: (option: string) => boolean;
}

/** One subcommand. Making it costs nothing; what it needs is imported when it runs. */
export interface CommandDefinition {
  /** The words that call it: `ledger verify`. */
  readonly name: string;
  readonly summary: string;
  /** More about it, shown by `--help`. */
  readonly description?: string;
  readonly arguments: readonly CommandArgument[];
  readonly options: readonly CommandOption[];
  /** A command line that a user could type, without `rocky` at its start. */
  readonly examples: readonly string[];
  readonly run: (context: Context, given: Given) => Promise<ExitCode>;
}

/** The user called a command in a way that it does not understand; exit code 64. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Reads an option that is a whole number of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new UsageError(`expected a whole number of at least ${least}, found \`${text}\``);
    }
    return value;
  };
}
