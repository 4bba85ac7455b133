import type { CommandArgument, CommandDefinition, CommandOption } from "../command.ts";

/** What can stand at a place of the command line. */
export type Completed =
  | { readonly kind: "choices"; readonly choices: readonly string[] }
  | { readonly kind: "model" | "file" | "folder" | "anything" };

/** An option with what may follow it; `undefined` when nothing does. */
export interface CompletedOption {
  /** `-m` and `--model`. */
  readonly names: readonly string[];
  readonly help: string;
  readonly value: Completed | undefined;
}

/** A word that continues a command. */
export interface CompletedWord {
  readonly word: string;
  readonly summary: string;
}

/** Everything that a shell may offer behind the words of a command. */
export interface CompletedCommand {
  /** `ledger verify`; empty for `rocky` itself. */
  readonly words: string;
  /** What may come next; empty for a command that does something. */
  readonly next: readonly CompletedWord[];
  readonly options: readonly CompletedOption[];
  readonly arguments: readonly Completed[];
}

const help: CommandOption = { flags: "-h, --help", help: "show help" };

/** Takes from the table of commands what shells complete; the command `rocky` itself comes first. */
export function completedCommands(
  definitions: readonly CommandDefinition[],
  globals: readonly CommandOption[],
): readonly CompletedCommand[] {
  const paths = new Set(definitions.flatMap(({ name }) => pathsOf(name)));
  const shared = [...globals, help].map(completedOption);
  return [...paths].sort().map((words): CompletedCommand => {
    const definition = definitions.find(({ name }) => name === words);
    return {
      words,
      next: nextWords(words, definitions),
      options: [...(definition?.options ?? []).map(completedOption), ...shared],
      arguments: (definition?.arguments ?? []).map(completedArgument),
    };
  });
}

/** `ledger verify` gives the empty path, `ledger` and `ledger verify`. */
function pathsOf(name: string): readonly string[] {
  const words = name.split(" ");
  return Array.from({ length: words.length + 1 }, (_, count) => words.slice(0, count).join(" "));
}

function nextWords(path: string, definitions: readonly CommandDefinition[]): readonly CompletedWord[] {
  const prefix = path === "" ? "" : `${path} `;
  const found = new Map<string, string>();
  for (const { name, summary } of definitions) {
    if (!name.startsWith(prefix)) continue;
    const [word = "", ...rest] = name.slice(prefix.length).split(" ");
    if (!found.has(word)) found.set(word, rest.length === 0 ? summary : `commands about the ${word}`);
  }
  return [...found].map(([word, summary]) => ({ word, summary }));
}

function completedOption({ flags, help: text, choices }: CommandOption): CompletedOption {
  const placeholder = /[<[](.+?)[>\]]/.exec(flags)?.[1];
  const names = flags.match(/(?<![\w-])--?[a-z][\w-]*/gi) ?? [];
  return {
    names,
    help: text,
    value: placeholder === undefined ? undefined : completedFor(placeholder, choices),
  };
}

function completedArgument({ usage, choices }: CommandArgument): Completed {
  return completedFor(usage.replace(/[<>[\]]/g, ""), choices);
}

/** What the name of a value says about it. */
function completedFor(placeholder: string, choices: readonly string[] | undefined): Completed {
  if (choices !== undefined) return { kind: "choices", choices };
  switch (placeholder) {
    case "model":
    case "target":
      return { kind: "model" };
    case "file":
      return { kind: "file" };
    case "folder":
    case "path":
      return { kind: "folder" };
    default:
      return { kind: "anything" };
  }
}
