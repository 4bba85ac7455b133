import type { CommandDefinition } from "../command.ts";

/** `rocky schema`. */
export const schemaCommand: CommandDefinition = {
  name: "schema",
  summary: "print the JSON Schema of a kind of file, or of what a command prints",
  description:
    "Without an argument, lists what there is. Editors complete a TOML file whose first line names its schema:\n#:schema ./rocky.schema.json, after `rocky schema project > rocky.schema.json`.",
  arguments: [
    {
      usage: "[what]",
      help: "the kind of file, or output",
      choices: [
        "project",
        "model",
        "defaults",
        "group",
        "contract",
        "test-definitions",
        "functions",
        "seed",
        "output",
      ],
    },
    { usage: "[command]", help: "the command, for output" },
    { usage: "[subcommand]", help: "its second word, where it has one" },
  ],
  options: [],
  examples: ["schema", "schema project", "schema output compile"],
  run: async (context, given) => {
    const { printFileSchema, printOutputSchema, printSchemas } = await import("../report/schemas.ts");
    const what = given.argument(0);
    if (what === undefined) return printSchemas(context);
    const words = [given.argument(1), given.argument(2)].filter((word) => word !== undefined);
    return what === "output" ? printOutputSchema(context, words) : printFileSchema(context, what, words);
  },
};
