import { version } from "./version.ts";
import type { Sink } from "./terminal/sink.ts";
import { wrapped } from "./terminal/wrapped.ts";

/** How results are printed. */
type OutputFormat = "json" | "table";

/** Everything that a command may use of the world around it. */
export interface Context {
  /** The words that called the command. */
  readonly command: string;
  readonly output: OutputFormat;
  /** No progress and no advice. */
  readonly quiet: boolean;
  /** `--config`, as given. */
  readonly config: string | undefined;
  /** `--models`, as given. */
  readonly models: string | undefined;
  /** `--contracts`, as given. */
  readonly contracts: string | undefined;
  /** Tells this build from all others; absent where the sources run as they are, which may change at any time. */
  readonly build: string | undefined;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly stdin: AsyncIterable<string>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** What earlier compilations left was looked at, and does not answer. */
  readonly isCacheMissed: boolean;
}

/** Where people's messages go: beside the result, never into JSON. */
export function messagesOf(context: Context): Sink {
  return context.output === "json" ? context.stderr : context.stdout;
}

/** Prints the envelope of a command: pretty on a terminal, one line elsewhere. */
export function printJson(context: Context, body: object): void {
  const envelope = { version, command: context.command, ...body };
  const text = context.stdout.isTerminal ? JSON.stringify(envelope, undefined, 2) : JSON.stringify(envelope);
  context.stdout.write(`${text}\n`);
}

const nextLabel = "next:";

/** Says what to do next: one line, broken between words where a terminal is narrower. */
export function printNext(context: Context, advice: string): void {
  if (context.quiet || context.output === "json") return;
  const { isTerminal, style, width, write } = context.stdout;
  const indent = nextLabel.length + 1;
  const lines = isTerminal ? wrapped(advice, width - indent) : [advice];
  write(`${style.dim(nextLabel)} ${lines.join(`\n${" ".repeat(indent)}`)}\n`);
}
