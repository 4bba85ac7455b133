import { UsageError, type CommandDefinition, type Given } from "../command.ts";
import type { Context } from "../context.ts";

/** `rocky fmt`. */
export const fmtCommand: CommandDefinition = {
  name: "fmt",
  summary: "bring .rocky files into one form",
  description:
    "Without a path, all .rocky files here and in the folders below. What a file means stays the same, and so do its comments.\nFiles that cannot be read are left alone and reported. `-` reads standard input and writes to standard output.",
  arguments: [{ usage: "[paths...]", help: "files and folders, or - for standard input" }],
  options: [{ flags: "--check", help: "write nothing; exits 1 and names the files that have another form" }],
  examples: ["fmt", "fmt models/orders.rocky", "fmt --check models"],
  run: async (context, given) => {
    const paths = pathsOf(given);
    const check = given.flag("check");
    const { formatFiles, formatText } = await import("@rocky/sdk/node");
    const { printFormatting, printFormattedText } = await import("../report/formatting.ts");
    if (!paths.includes("-"))
      return printFormatting(context, formatFiles(context.cwd, { paths, check }), { check });
    if (paths.length > 1) throw new UsageError("standard input is formatted by itself, without other paths");
    const formatted = formatText(await inputOf(context), "<stdin>");
    return check ? printFormatting(context, [formatted], { check }) : printFormattedText(context, formatted);
  },
};

function pathsOf(given: Given): readonly string[] {
  const paths: string[] = [];
  for (let path = given.argument(0); path !== undefined; path = given.argument(paths.length))
    paths.push(path);
  return paths;
}

async function inputOf({ stdin }: Context): Promise<string> {
  let text = "";
  for await (const chunk of stdin) text += chunk;
  return text;
}
