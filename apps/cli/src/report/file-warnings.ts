import type { DeclaredFunctions } from "@rocky/sdk/node";
import { messagesOf, type Context } from "../context.ts";
import { diagnosticsText } from "./diagnostics.ts";
import { sourceTexts } from "./source-text.ts";

/** Prints what is doubtful about a file that a command was given, beside its answer. */
export function printFileWarnings(context: Context, { warnings, text }: DeclaredFunctions): void {
  const messages = messagesOf(context);
  const path = warnings[0]?.span?.file ?? "";
  messages.write(diagnosticsText(warnings, sourceTexts([{ path, text }]), messages));
}
