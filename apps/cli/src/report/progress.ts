import type { Sink } from "../terminal/sink.ts";
import { cutToWidth } from "../terminal/width.ts";

/** A line at the bottom of a terminal that is drawn again and again; elsewhere it does not show. */
export interface LiveLine {
  /** Prints a line that stays, above the live one. */
  readonly print: (line: string) => void;
  /** Replaces the live line; an empty text removes it. */
  readonly show: (text: string) => void;
}

const eraseLine = "\r\u001b[K";

/** Makes the live line of a stream. `environment` decides whether the terminal can move its cursor. */
export function liveLine(sink: Sink, environment: Readonly<Record<string, string | undefined>>): LiveLine {
  const live = sink.isTerminal && environment["TERM"] !== "dumb";
  let shown = "";
  return {
    print: (line) => {
      sink.write(shown === "" ? `${line}\n` : `${eraseLine}${line}\n${shown}`);
    },
    show: (text) => {
      if (!live) return;
      const next = cutToWidth(text, sink.width - 1);
      if (next === shown) return;
      sink.write(`${shown === "" ? "" : eraseLine}${next}`);
      shown = next;
    },
  };
}
