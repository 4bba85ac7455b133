import type { Context } from "./context.ts";
import { commands } from "./commands.ts";
import { exitCodes, type ExitCode } from "./exit-code.ts";
import { reportFailure } from "./failure.ts";
import { parseCommandLine, type CommandCall } from "./program.ts";
import { build } from "./version.ts";
import { sinkOf, type OutputStream } from "./terminal/sink.ts";

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

/** Runs one command line and resolves with its exit code; never rejects. */
export async function main(process: Process): Promise<ExitCode> {
  const stdout = sinkOf(process.stdout, process.env);
  const stderr = sinkOf(process.stderr, process.env);
  let context: Context | undefined;
  try {
    const parsed = await parseCommandLine(commands, process.argv.slice(2), {
      out: stdout.write,
      error: stderr.write,
      width: stdout.width,
    });
    if (parsed.kind === "done") return parsed.exitCode;
    context = { ...contextOf(process, parsed), stdout, stderr, signal: interruptSignal(process) };
    const exitCode = await parsed.definition.run(context, parsed.given);
    const problem = await stdout.written();
    if (problem !== undefined) throw problem;
    return exitCode;
  } catch (error) {
    return reportFailure(error, { stdout, stderr, environment: process.env, context });
  }
}

function contextOf(process: Process, parsed: CommandCall): Omit<Context, "stdout" | "stderr" | "signal"> {
  const { definition, globals } = parsed;
  return {
    command: definition.name,
    output: globals.output ?? (process.stdout.isTTY === true ? "table" : "json"),
    quiet: globals.quiet,
    config: globals.config,
    models: globals.models,
    contracts: globals.contracts,
    build: process.build ?? build,
    cwd: process.cwd(),
    environment: process.env,
    stdin: textOf(process.stdin),
  };
}

async function* textOf(stdin: Process["stdin"]): AsyncGenerator<string> {
  stdin.setEncoding("utf8");
  for await (const chunk of stdin) yield String(chunk);
}

/** How soon after the first signal another one is the same Ctrl-C, told twice (to a process and to its group). */
const sameInterruptMs = 500;

/** Aborted by the first Ctrl-C, so that a command can end in order; a second one, later, ends the process at once. */
function interruptSignal(process: Process): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const interrupt = (): void => {
    const now = performance.now();
    if (!controller.signal.aborted) {
      first = now;
      controller.abort();
    } else if (now - first > sameInterruptMs) {
      process.exit(exitCodes.interrupted);
    }
  };
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
  return controller.signal;
}
