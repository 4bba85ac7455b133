import { UsageError } from "./command.ts";
import { printJson, type Context } from "./context.ts";
import { exitCodes, type ExitCode } from "./exit-code.ts";
import type { Sink } from "./terminal/sink.ts";

/** Where a failure is reported. */
export interface FailureReport {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absent when not even the command line was understood. */
  readonly context: Context | undefined;
}

/** The world refused: what adapters, stores and the SDK throw, known by its name so that it need not be loaded. */
interface WorldError extends Error {
  readonly code: string;
  readonly help: string | undefined;
}

function isWorldError(error: unknown): error is WorldError {
  return error instanceof Error && error.name === "AdapterError";
}

/** A file or folder that the operating system refuses: what Node's file functions throw. */
interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "syscall" in error && "code" in error && typeof error.code === "string";
}

function systemErrorMessage(error: SystemError): string {
  if (error.syscall === "uv_cwd") return "the current folder is not there any more";
  const reason = error.message.replace(/^[A-Z0-9]+: /, "").replace(/, \w+(?: '.*')?$/, "");
  return error.path === undefined ? reason : `${error.path}: ${reason}`;
}

const noRight = "Give yourself the right to write there, or work on a copy of the project.";
const noSpace = "Free some space on the disk, and do it again; nothing was left half written.";
const noFolder = "A file is where a folder is needed: rename it, or move it away.";

const systemErrorHelp: Readonly<Record<string, string>> = {
  EACCES: noRight,
  EPERM: noRight,
  EROFS: noRight,
  ENOSPC: noSpace,
  EDQUOT: noSpace,
  EFBIG: noSpace,
  EEXIST: noFolder,
  ENOTDIR: noFolder,
};

/** Says why a command could not do its work; anything that nobody foresaw is Rocky's own mistake. */
export function reportFailure(error: unknown, report: FailureReport): ExitCode {
  if (error instanceof UsageError) {
    say(report, { code: "usage", message: error.message });
    return exitCodes.usage;
  }
  if (isWorldError(error)) {
    if (error.code === "cancelled" && report.context?.signal.aborted === true) {
      report.stderr.write("interrupted\n");
      return exitCodes.interrupted;
    }
    say(report, { code: error.code, message: error.message, help: error.help });
    return exitCodes.failure;
  }
  if (isSystemError(error)) {
    const help = error.syscall === "uv_cwd" ? "Go to a folder that is there." : systemErrorHelp[error.code];
    say(report, { code: error.code, message: systemErrorMessage(error), help });
    return exitCodes.failure;
  }
  return reportInternalError(error, report);
}

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly help?: string | undefined;
}

function say(report: FailureReport, failure: Failure): void {
  const { style } = report.stderr;
  report.stderr.write(`${style.red(style.bold("error"))}${style.bold(`: ${failure.message}`)}\n`);
  if (failure.help !== undefined)
    report.stderr.write(`   ${style.blue("=")} ${style.bold("help")}: ${failure.help}\n`);
  const { context } = report;
  if (context === undefined || context.output !== "json") return;
  printJson(context, {
    error: {
      code: failure.code,
      message: failure.message,
      ...(failure.help === undefined ? {} : { remediation_hint: failure.help }),
    },
  });
}

function reportInternalError(error: unknown, report: FailureReport): ExitCode {
  const message = error instanceof Error ? error.message : String(error);
  say(report, {
    code: "internal",
    message: `Rocky itself failed: ${message}`,
    help: "please report this, with what you ran; ROCKY_DEBUG=1 shows where it happened",
  });
  const debug = report.environment["ROCKY_DEBUG"] ?? "";
  if (debug !== "" && debug !== "0" && error instanceof Error) report.stderr.write(`${error.stack ?? ""}\n`);
  return exitCodes.internal;
}
