import type { Completed, CompletedCommand, CompletedOption } from "./completed-command.ts";

/** A completion script for fish. */
export function fishCompletions(commands: readonly CompletedCommand[]): string {
  const takeValue = new Set(
    commands.flatMap(({ options }) => options.flatMap((o) => (o.value === undefined ? [] : o.names))),
  );
  return `# Completions of rocky for fish:  rocky completions fish > ~/.config/fish/completions/rocky.fish

# Prints the words before the cursor without options and their values.
function __rocky_words
    set -l skip 0
    set -l words
    for token in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
            continue
        end
        switch $token
            case ${[...takeValue].sort().join(" ")}
                set skip 1
            case '-*'
            case '*'
                set -a words $token
        end
    end
    echo "$words"
end

# Whether the words before the cursor are exactly these.
function __rocky_at
    test (__rocky_words) = "$argv[1]"
end

# Whether the words begin with these, and so many arguments follow.
function __rocky_argument
    set -l words (string split ' ' -- (__rocky_words))
    set -l command (string split ' ' -- $argv[1])
    test (count $words) -eq (math (count $command) + $argv[2])
    and string match -q -- "$argv[1] *" (__rocky_words)" "
end

# Whether the words begin with these.
function __rocky_in
    string match -q -- "$argv[1] *" (__rocky_words)" "
end

complete -c rocky -f
${commands.flatMap(linesOf).join("\n")}
`;
}

function linesOf(command: CompletedCommand): readonly string[] {
  const { words, next, options, arguments: values } = command;
  const at = `-n '__rocky_at "${words}"'`;
  const inside = words === "" ? at : `-n '__rocky_in "${words}"'`;
  return [
    ...next.map(({ word, summary }) => `complete -c rocky ${at} -a ${word} -d ${quoted(summary)}`),
    ...values.map((value, i) => `complete -c rocky -n '__rocky_argument "${words}" ${i}' ${offer(value)}`),
    ...options.map((option) => `complete -c rocky ${inside} ${optionText(option)}`),
  ];
}

function optionText({ names, help, value }: CompletedOption): string {
  const flags = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const takes = value === undefined ? "" : ` -r ${offer(value)}`;
  return `${flags.join(" ")}${takes} -d ${quoted(help)}`;
}

function offer(value: Completed): string {
  switch (value.kind) {
    case "choices":
      return `-f -a ${quoted(value.choices.join(" "))}`;
    case "model":
      return "-f -a '(rocky list --names 2>/dev/null)'";
    case "file":
      return "-F";
    case "folder":
      return "-f -a '(__fish_complete_directories)'";
    case "anything":
      return "-f";
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", " ")}'`;
}
