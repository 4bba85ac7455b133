import type { HealthCheck } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { doctorSchema } from "../schemas/doctor.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { plural } from "./plural.ts";
import { wrapped } from "../terminal/wrapped.ts";

type Status = HealthCheck["status"];

const worstFirst: readonly Status[] = ["critical", "warning", "healthy"];

/** Prints what the checks found, the worst first. */
export function printHealth(
  context: Context,
  checks: readonly HealthCheck[],
  options: { readonly verbose: boolean },
): ExitCode {
  const overall = worstFirst.find((status) => checks.some((check) => check.status === status)) ?? "healthy";
  if (context.output === "json") printJson(context, bodyOf(checks, overall));
  else printText(context, checks, options);
  return overall === "critical" ? exitCodes.critical : exitCodes.ok;
}

function bodyOf(checks: readonly HealthCheck[], overall: Status): BodyOf<typeof doctorSchema> {
  return {
    overall,
    checks: checks.map(({ name, status, message, durationMs, fix, details }) => ({
      name,
      status,
      message,
      duration_ms: Math.round(durationMs),
      ...(fix === undefined ? {} : { fix }),
      ...(details === undefined ? {} : { details }),
    })),
    suggestions: checks.flatMap(({ fix }) => fix ?? []),
  };
}

function printText(
  context: Context,
  checks: readonly HealthCheck[],
  { verbose }: { readonly verbose: boolean },
): void {
  const { stdout } = context;
  const inOrder = worstFirst.flatMap((status) => checks.filter((check) => check.status === status));
  for (const check of inOrder) stdout.write(checkText(context, check, verbose));
  const counts = worstFirst.map(
    (status) => [status, checks.filter((c) => c.status === status).length] as const,
  );
  const parts = counts
    .filter(([, count]) => count > 0)
    .map(([status, count]) => (status === "warning" ? plural(count, status) : `${count} ${status}`));
  stdout.write(`${plural(checks.length, "check")}: ${parts.join(", ")}\n`);
  const [worst] = inOrder;
  if (worst === undefined || worst.status === "healthy") printNext(context, "rocky run");
  else printNext(context, `mend it, then rocky doctor --check ${worst.name}`);
}

const nameWidth = 11;
const statusWidth = 8;
const indent = statusWidth + 2 + nameWidth + 2;

function checkText({ stdout }: Context, check: HealthCheck, verbose: boolean): string {
  const { style, width } = stdout;
  const paint = { healthy: style.green, warning: style.yellow, critical: style.red }[check.status];
  const room = Math.max(20, width - indent);
  const [first = "", ...rest] = wrapped(check.message, room);
  const blanks = " ".repeat(indent);
  const status = paint(check.status) + " ".repeat(statusWidth - check.status.length);
  const fix = check.fix === undefined ? [] : wrapped(`fix: ${check.fix}`, room).map((line) => blanks + line);
  const facts = verbose
    ? (check.details ?? []).map(([name, value]) => blanks + style.dim(`${name}: ${value}`))
    : [];
  const lines = [
    `${status}  ${style.bold(check.name.padEnd(nameWidth))}  ${first}`,
    ...rest.map((line) => blanks + line),
    ...fix,
    ...facts,
  ];
  return `${lines.join("\n")}\n`;
}
