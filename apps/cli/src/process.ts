import type { Context } from "./context.ts";
import type { GlobalOptions } from "./global-options.ts";
import type { OutputStream } from "./terminal/sink.ts";
import { build } from "./version.ts";

/** The part of Node's `process` that the command uses. */
export interface Process {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Stands for the build where the sources run as they are. */
  readonly build?: string;
  readonly stdin: AsyncIterable<unknown> & { setEncoding(encoding: "utf8"): unknown };
  cwd(): string;
  on(event: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  exit(code: number): never;
}

/** What a command may know of the process beside its streams and signals. */
export function contextOf(
  process: Process,
  { name, globals }: { readonly name: string; readonly globals: GlobalOptions },
): Omit<Context, "stdout" | "stderr" | "signal" | "isCacheMissed"> {
  return {
    command: name,
    output: globals.output ?? (process.stdout.isTTY === true ? "table" : "json"),
    quiet: globals.quiet,
    config: globals.config,
    models: globals.models,
    contracts: globals.contracts,
    build: process.build ?? build,
    cwd: process.cwd(),
    environment: process.env,
    stdin: textOf(process),
  };
}

/** The stream is made when somebody reads it, which few commands do. */
async function* textOf(process: Process): AsyncGenerator<string> {
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) yield String(chunk);
}
