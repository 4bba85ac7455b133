import { tokenLabel, type IParserErrorMessageProvider, type TokenType } from "chevrotain";

/** Words for where a rule starts, in the place of a list of all tokens that may stand there. */
const starts: Readonly<Record<string, string>> = {
  primary: "a value",
  joinWords: "a step",
  selectItem: "a column or `*`",
};

function alternatives(paths: readonly (readonly (readonly TokenType[])[])[]): string {
  const first = paths.flatMap((alternative) =>
    alternative.flatMap(([type]) => (type === undefined ? [] : [type])),
  );
  return inWords([...new Set(first.map((type) => tokenLabel(type)))]);
}

/** Things in a row: `a`, `b` or `c`. */
function inWords(things: readonly string[]): string {
  const last = things.at(-1) ?? "something else";
  return things.length < 2 ? last : `${things.slice(0, -1).join(", ")} or ${last}`;
}

/** The message of an error is what was expected, in words; what was found is said by who reports it. */
export const messages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => tokenLabel(expected),
  buildNotAllInputParsedMessage: () => "a step",
  buildNoViableAltMessage: ({ expectedPathsPerAlt, customUserDescription, ruleName }) =>
    customUserDescription ?? starts[ruleName] ?? alternatives(expectedPathsPerAlt),
  buildEarlyExitMessage: ({ expectedIterationPaths, customUserDescription }) =>
    customUserDescription ?? alternatives([expectedIterationPaths]),
};
