import { main } from "../src/main.ts";
import type { Process } from "../src/process.ts";
import { answerWarm } from "../src/warm/answer-warm.ts";

/** What a command printed, and how it ended. */
export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs a command line in this process, as if it were a build of its own; files are real. */
export async function runHere(
  folder: string,
  argv: readonly string[],
  { build = "test", env = {} }: { readonly build?: string; readonly env?: Record<string, string> } = {},
): Promise<Printed> {
  const out: Buffer[] = [];
  const error: Buffer[] = [];
  const into = (pieces: Buffer[]) => ({
    isTTY: false,
    columns: 100,
    write: (text: string | Uint8Array, done?: () => void): boolean => {
      pieces.push(Buffer.from(text as string));
      done?.();
      return true;
    },
    on: () => undefined,
  });
  const nothing = { setEncoding: () => undefined, async *[Symbol.asyncIterator]() {} };
  const process: Process = {
    argv: ["node", "rocky", ...argv],
    env,
    stdout: into(out),
    stderr: into(error),
    stdin: nothing,
    build,
    cwd: () => folder,
    on: () => undefined,
    exit: (): never => {
      throw new Error("the command wanted to end the process");
    },
  };
  // As bin/rocky.mjs does it.
  const answer = await answerWarm(process);
  const code =
    typeof answer === "number" ? answer : await main(process, { isCacheMissed: answer === "missed" });
  return { code, out: Buffer.concat(out).toString("utf8"), error: Buffer.concat(error).toString("utf8") };
}
