import { playgroundTemplates, type CreatedPlayground } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { playgroundSchema, templatesSchema } from "../schemas/created.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { plural } from "./plural.ts";
import { shellWord } from "./shell-word.ts";
import { tableText } from "./table.ts";

/** Says what was written and what to try, the mistake last. */
export function printPlayground(context: Context, created: CreatedPlayground, folder: string): ExitCode {
  const { template, root, files, models } = created;
  if (context.output === "json") {
    const body = {
      path: root,
      template: template.name,
      files,
      models,
      try: template.steps.map((s) => s.command),
    };
    printJson(context, body satisfies BodyOf<typeof playgroundSchema>);
    return exitCodes.ok;
  }
  const { style, write, width } = context.stdout;
  write(`${style.green("wrote")} ${plural(files.length, "file")}, ${plural(models, "model")}, to ${root}\n`);
  if (context.quiet) return exitCodes.ok;
  const { steps, mistake } = template;
  const rows = [{ command: `cd ${shellWord(folder)}`, shows: "" }, ...steps].map(({ command, shows }) => [
    `  ${command}`,
    shows,
  ]);
  const table = tableText([{ heading: "" }, { heading: "", paint: style.dim }], rows, { style, width });
  write(`\n${style.bold("try, in this order")}${table}`);
  write(`\n${style.bold("then break it")}\n`);
  write(`  write ${style.red(mistake.replace)} instead of ${style.green(mistake.find)} in ${mistake.file}\n`);
  write(`  rocky compile  ${style.dim(mistake.shows)}\n\n`);
  printNext(context, `cd ${shellWord(folder)} && ${steps[0]?.command ?? "rocky compile"}`);
  return exitCodes.ok;
}

/** Lists the templates. */
export function printTemplates(context: Context): ExitCode {
  if (context.output === "json") {
    const templates = playgroundTemplates.map(({ name, summary }) => ({ name, summary }));
    printJson(context, { templates } satisfies BodyOf<typeof templatesSchema>);
    return exitCodes.ok;
  }
  const rows = playgroundTemplates.map(({ name, summary }) => [name, summary]);
  context.stdout.write(tableText([{ heading: "TEMPLATE" }, { heading: "WHAT IT IS" }], rows, context.stdout));
  const [first] = playgroundTemplates;
  printNext(context, `rocky playground my-project --template ${first?.name ?? ""}`);
  return exitCodes.ok;
}
