import type { RunOptions } from "@rocky/sdk/node";
import type { Given } from "./command.ts";
import { messagesOf, type Context } from "./context.ts";

/** What `run` and `load` tell the SDK. */
export function runOptions(context: Context, given: Given): RunOptions {
  const seconds = given.number("lockTimeout");
  const messages = messagesOf(context);
  return {
    signal: context.signal,
    model: given.text("model"),
    pipeline: given.text("pipeline"),
    full: given.flag("full"),
    lockTimeoutMs: seconds === undefined ? undefined : seconds * 1000,
    onWait: (message) => messages.write(`${message}\n`),
  };
}
