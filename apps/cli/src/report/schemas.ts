import { nearestNames } from "@rocky/ir";
import { editorSchema, fileKinds } from "@rocky/sdk/node";
import { UsageError } from "../command.ts";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import { outputSchema, outputSchemas } from "../schemas/outputs.ts";
import type { schemaListSchema } from "../schemas/schema.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { tableText } from "./table.ts";

/** Lists the schemas that can be printed. */
export function printSchemas(context: Context): ExitCode {
  const { stdout } = context;
  const files = fileKinds.map(({ name, files: pattern, about }) => ({ name, files: pattern, about }));
  const outputs = Object.keys(outputSchemas);
  if (context.output === "json") {
    printJson(context, { files, outputs } satisfies BodyOf<typeof schemaListSchema>);
    return exitCodes.ok;
  }
  const rows = files.map(({ name, files: pattern, about }) => [name, pattern, about]);
  const columns = [{ heading: "SCHEMA" }, { heading: "FILES" }, { heading: "WHAT THEY HOLD" }];
  stdout.write(tableText(columns, [...rows, ["output", "", "What a command prints with -o json."]], stdout));
  printNext(context, "rocky schema project > rocky.schema.json");
  return exitCodes.ok;
}

/** Prints the JSON Schema of a kind of file, as a file of its own: without an envelope. */
export function printFileSchema(context: Context, name: string, words: readonly string[]): ExitCode {
  if (words.length > 0) throw new UsageError(`\`rocky schema ${name}\` takes nothing more`);
  const kind = fileKinds.find((each) => each.name === name);
  if (kind === undefined) throw new UsageError(`there is no schema ${name}`);
  return print(context, editorSchema(kind));
}

/** Prints the JSON Schema of what a command prints. */
export function printOutputSchema(context: Context, words: readonly string[]): ExitCode {
  const command = words.join(" ");
  const known = Object.keys(outputSchemas);
  const schema = outputSchema(command);
  if (schema !== undefined) return print(context, schema);
  if (command === "") throw new UsageError(`name the command: ${known.join(", ")}`);
  const near = nearestNames(command, known);
  throw new UsageError(
    `\`rocky ${command}\` prints no JSON${near.length === 0 ? "" : `; did you mean ${near.join(" or ")}?`}`,
  );
}

function print({ stdout }: Context, schema: object): ExitCode {
  stdout.write(`${JSON.stringify(schema, undefined, 2)}\n`);
  return exitCodes.ok;
}
