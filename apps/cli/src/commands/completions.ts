import type { CommandDefinition } from "../command.ts";
import { exitCodes } from "../exit-code.ts";

/** `rocky completions`. */
export const completionsCommand: CommandDefinition = {
  name: "completions",
  summary: "print a script that lets a shell complete commands, options and models",
  description:
    "bash: source <(rocky completions bash)\nzsh, after compinit: source <(rocky completions zsh)\nfish: rocky completions fish > ~/.config/fish/completions/rocky.fish",
  arguments: [{ usage: "<shell>", help: "which shell", choices: ["bash", "zsh", "fish"] }],
  options: [],
  examples: ["completions bash"],
  run: async (context, given) => {
    const { commands } = await import("../commands.ts");
    const { globalOptions } = await import("../program.ts");
    const { completedCommands } = await import("../completions/completed-command.ts");
    const { bashCompletions } = await import("../completions/bash.ts");
    const { fishCompletions } = await import("../completions/fish.ts");
    const { zshCompletions } = await import("../completions/zsh.ts");
    const completed = completedCommands(commands, globalOptions);
    const shell = given.argument(0);
    const script = shell === "fish" ? fishCompletions : shell === "zsh" ? zshCompletions : bashCompletions;
    context.stdout.write(script(completed));
    return exitCodes.ok;
  },
};
