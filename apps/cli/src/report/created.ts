import type { CreatedProject } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { createdSchema } from "../schemas/created.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { plural } from "./plural.ts";

/** Says what a new project consists of. */
export function printCreated(
  context: Context,
  created: CreatedProject,
  advice: { readonly next: string },
): ExitCode {
  if (context.output === "json") {
    printJson(context, {
      path: created.root,
      files: created.files,
      models: created.models,
    } satisfies BodyOf<typeof createdSchema>);
    return exitCodes.ok;
  }
  const { style, write } = context.stdout;
  for (const file of created.files) write(`${style.green("wrote")} ${file}\n`);
  write(`${plural(created.models, "model")} in ${created.root}\n`);
  printNext(context, advice.next);
  return exitCodes.ok;
}
