import type { Style } from "./style.ts";
import { styleFor } from "./style.ts";

/** A stream that people or programs read. */
export interface Sink {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal; a fixed number elsewhere. */
  readonly width: number;
  readonly style: Style;
}

/** The part of a process's stream that a sink needs. */
export interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): boolean;
  on(event: "error", listener: (error: Error & { readonly code?: string }) => void): unknown;
}

const widthOfFiles = 110;

/** Wraps a stream. Once its reader has gone (`| head -1`), what is written is dropped quietly. */
export function sinkOf(
  stream: OutputStream,
  environment: Readonly<Record<string, string | undefined>>,
): Sink {
  let gone = false;
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
    gone = true;
  });
  return {
    write: (text) => {
      if (!gone) stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    width: stream.isTTY === true ? Math.max(40, stream.columns || widthOfFiles) : widthOfFiles,
    style: styleFor(environment, stream),
  };
}
