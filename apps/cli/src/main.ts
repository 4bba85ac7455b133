import type { Context } from "./context.ts";
import { commands } from "./commands.ts";
import { exitCodes, type ExitCode } from "./exit-code.ts";
import { reportFailure } from "./failure.ts";
import { contextOf, type Process } from "./process.ts";
import { parseCommandLine } from "./program.ts";
import { sinkOf } from "./terminal/sink.ts";

/** What happened before the whole command was loaded. */
interface Earlier {
  /** What earlier compilations left was looked at, and does not answer. */
  readonly isCacheMissed: boolean;
}

/** Runs one command line and resolves with its exit code; never rejects. */
export async function main(
  process: Process,
  { isCacheMissed }: Earlier = { isCacheMissed: false },
): Promise<ExitCode> {
  const stdout = sinkOf(process.stdout, process.env);
  const stderr = sinkOf(process.stderr, process.env);
  let context: Context | undefined;
  try {
    const parsed = await parseCommandLine(commands, process.argv.slice(2), {
      out: stdout.write,
      error: stderr.write,
      width: stdout.width,
    });
    if (parsed.kind === "done") {
      const problem = await stdout.written();
      if (problem !== undefined) throw problem;
      return parsed.exitCode;
    }
    const { definition, globals } = parsed;
    const signal = interruptSignal(process);
    context = {
      ...contextOf(process, { name: definition.name, globals }),
      stdout,
      stderr,
      signal,
      isCacheMissed,
    };
    const exitCode = await definition.run(context, parsed.given);
    const problem = await stdout.written();
    if (problem !== undefined) throw problem;
    return exitCode;
  } catch (error) {
    return reportFailure(error, { stdout, stderr, environment: process.env, context });
  }
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
