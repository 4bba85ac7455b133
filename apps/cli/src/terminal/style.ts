/** Turns text into text with terminal colours, or leaves it alone. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly cyan: (text: string) => string;
}

const unchanged = (text: string): string => text;

function code(start: number, end: number): (text: string) => string {
  return (text) => (text === "" ? "" : `\u001b[${start}m${text}\u001b[${end}m`);
}

/** No colours. */
export const plainStyle: Style = {
  bold: unchanged,
  dim: unchanged,
  red: unchanged,
  green: unchanged,
  yellow: unchanged,
  blue: unchanged,
  cyan: unchanged,
};

/** ANSI colours. */
export const colourStyle: Style = {
  bold: code(1, 22),
  dim: code(2, 22),
  red: code(31, 39),
  green: code(32, 39),
  yellow: code(33, 39),
  blue: code(34, 39),
  cyan: code(36, 39),
};

/** The style of a stream: `FORCE_COLOR` wins, then `NO_COLOR` and `TERM=dumb`, then whether it is a terminal. */
export function styleFor(
  environment: Readonly<Record<string, string | undefined>>,
  stream: { readonly isTTY?: boolean },
): Style {
  const force = environment["FORCE_COLOR"];
  if (force !== undefined) return force === "0" || force === "false" ? plainStyle : colourStyle;
  if ((environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb") return plainStyle;
  return stream.isTTY === true ? colourStyle : plainStyle;
}
