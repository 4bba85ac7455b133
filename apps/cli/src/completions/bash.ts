import type { Completed, CompletedCommand } from "./completed-command.ts";

/**
 * A completion script for bash 4 or later. It avoids what zsh does not have, so that zsh can use it through
 * `bashcompinit`.
 */
export function bashCompletions(commands: readonly CompletedCommand[]): string {
  return `# Completions of rocky for bash. Load them in ~/.bashrc:  source <(rocky completions bash)
${caseFunction("_rocky_next", "the words that may follow a command", commands.map(nextCase))}
${caseFunction("_rocky_options", "the options of a command", commands.map(optionsCase))}
${caseFunction("_rocky_value", "what follows an option; nothing for an option without a value", commands.flatMap(valueCases))}
${caseFunction("_rocky_argument", "what an argument may be", commands.flatMap(argumentCases))}
# Offers what a kind of value can be.
_rocky_offer() {
  if [[ "$1" == choices* ]]; then
    COMPREPLY=($(compgen -W "\${1#choices }" -- "$2"))
    return
  fi
  local IFS=$'\\n'
  case "$1" in
    model) COMPREPLY=($(compgen -W "$(rocky list --names 2>/dev/null)" -- "$2")) ;;
    file) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$2")) ;;
    folder) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$2")) ;;
  esac
}

_rocky() {
  local _r_cur="\${COMP_WORDS[COMP_CWORD]}" _r_command="" _r_option="" _r_count=0 _r_i=1 _r_word
  if [[ "$_r_cur" == "=" ]]; then _r_cur=""; fi
  COMPREPLY=()
  while [[ $_r_i -lt $COMP_CWORD ]]; do
    _r_word="\${COMP_WORDS[_r_i]}"
    _r_i=$((_r_i + 1))
    if [[ "$_r_word" == "=" ]]; then
      continue
    elif [[ -n "$_r_option" ]]; then
      _r_option=""
    elif [[ "$_r_word" == -* ]]; then
      if [[ -n "$(_rocky_value "$_r_command:$_r_word")" ]]; then _r_option="$_r_word"; fi
    elif [[ " $(_rocky_next "$_r_command") " == *" $_r_word "* ]]; then
      _r_command="\${_r_command:+$_r_command }$_r_word"
    else
      _r_count=$((_r_count + 1))
    fi
  done
  if [[ -n "$_r_option" ]]; then
    _rocky_offer "$(_rocky_value "$_r_command:$_r_option")" "$_r_cur"
  elif [[ "$_r_cur" == -* ]]; then
    COMPREPLY=($(compgen -W "$(_rocky_options "$_r_command")" -- "$_r_cur"))
  elif [[ -n "$(_rocky_next "$_r_command")" ]]; then
    COMPREPLY=($(compgen -W "$(_rocky_next "$_r_command")" -- "$_r_cur"))
  else
    _rocky_offer "$(_rocky_argument "$_r_command:$_r_count")" "$_r_cur"
  fi
}

complete -F _rocky rocky
`;
}

/** A function that prints what belongs to its argument. */
function caseFunction(name: string, about: string, cases: readonly string[]): string {
  return `\n# Prints ${about}.\n${name}() {\n  case "$1" in\n${cases.join("")}  esac\n}`;
}

function nextCase({ words, next }: CompletedCommand): string {
  return next.length === 0 ? "" : `    "${words}") echo "${next.map(({ word }) => word).join(" ")}" ;;\n`;
}

function optionsCase({ words, options }: CompletedCommand): string {
  return `    "${words}") echo "${options.flatMap(({ names }) => names).join(" ")}" ;;\n`;
}

function valueCases({ words, options }: CompletedCommand): readonly string[] {
  return options.flatMap(({ names, value }) => {
    if (value === undefined) return [];
    const patterns = names.map((name) => `"${words}:${name}"`).join(" | ");
    return [`    ${patterns}) echo "${kindText(value)}" ;;\n`];
  });
}

function argumentCases({ words, arguments: values }: CompletedCommand): readonly string[] {
  return values.map((value, i) => `    "${words}:${i}") echo "${kindText(value)}" ;;\n`);
}

function kindText(value: Completed): string {
  return value.kind === "choices" ? `choices ${value.choices.join(" ")}` : value.kind;
}
