import { bashCompletions } from "./bash.ts";
import type { CompletedCommand } from "./completed-command.ts";

/** A completion script for zsh, which runs the one for bash through its own `bashcompinit`. */
export function zshCompletions(commands: readonly CompletedCommand[]): string {
  const [, ...rest] = bashCompletions(commands).split("\n");
  return `# Completions of rocky for zsh. Load them in ~/.zshrc, after compinit:  source <(rocky completions zsh)
autoload -U +X bashcompinit && bashcompinit
${rest.join("\n")}`;
}
