import type { Style } from "./style.ts";
import { styleFor } from "./style.ts";

/** A stream that people or programs read. */
export interface Sink {
  /** Bytes are UTF-8. */
  readonly write: (text: string | Uint8Array) => void;
  /** Writes, and resolves when the bytes have gone out or nobody reads any more, so that what is written piece by piece never piles up. */
  readonly send: (text: string | Uint8Array) => Promise<void>;
  readonly isTerminal: boolean;
  /** Columns of the terminal; a fixed number elsewhere. */
  readonly width: number;
  readonly style: Style;
}

/** A sink that can tell whether all of it arrived. */
export interface StreamSink extends Sink {
  /** Resolves when all is written, with what kept it from being written; that the reader has gone is no such thing. */
  readonly written: () => Promise<Error | undefined>;
}

/** The part of a process's stream that a sink needs. */
export interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string | Uint8Array, done?: () => void): boolean;
  on(event: "error", listener: (error: Error & { readonly code?: string }) => void): unknown;
}

const widthOfFiles = 110;

/** Wraps a stream. Once its reader has gone (`| head -1`), what is written is dropped quietly. */
export function sinkOf(
  stream: OutputStream,
  environment: Readonly<Record<string, string | undefined>>,
): StreamSink {
  let gone = false;
  let problem: Error | undefined;
  stream.on("error", (error) => {
    gone = true;
    if (error.code !== "EPIPE") problem ??= error;
  });
  return {
    write: (text) => {
      if (!gone) stream.write(text);
    },
    send: (text) =>
      new Promise((resolve) => {
        if (gone) resolve();
        else stream.write(text, () => resolve());
      }),
    written: () =>
      new Promise((resolve) => {
        // That a write failed is told after the write is done with.
        const done = (): void => void setImmediate(() => resolve(problem));
        if (gone) done();
        else stream.write("", done);
      }),
    isTerminal: stream.isTTY === true,
    width: stream.isTTY === true ? Math.max(40, stream.columns || widthOfFiles) : widthOfFiles,
    style: styleFor(environment, stream),
  };
}

/** A sink whose stream is opened by the first who uses it: a stream that nobody writes to need not be made. */
export function lazySinkOf(
  stream: () => OutputStream,
  environment: Readonly<Record<string, string | undefined>>,
): StreamSink {
  let sink: StreamSink | undefined;
  const opened = (): StreamSink => (sink ??= sinkOf(stream(), environment));
  return {
    write: (text) => opened().write(text),
    send: (text) => opened().send(text),
    written: () => sink?.written() ?? Promise.resolve(undefined),
    get isTerminal() {
      return opened().isTerminal;
    },
    get width() {
      return opened().width;
    },
    get style() {
      return opened().style;
    },
  };
}
