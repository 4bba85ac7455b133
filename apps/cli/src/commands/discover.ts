import { wholeNumber, type CommandDefinition } from "../command.ts";

/** `rocky discover`. */
export const discoverCommand: CommandDefinition = {
  name: "discover",
  summary: "list the tables of the warehouse that the project does not build",
  description:
    "With --with-schemas their columns are written to schemas.lock.toml, for `rocky compile` to know.",
  arguments: [],
  options: [
    { flags: "--with-schemas", help: "write the columns of the tables to schemas.lock.toml" },
    {
      flags: "--lock-timeout <seconds>",
      help: "how long to wait for the database (default: 30)",
      parse: wholeNumber(0),
    },
  ],
  examples: ["discover --with-schemas"],
  run: async (context, given) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { printDiscovery } = await import("../report/discovery.ts");
    const { runOptions } = await import("../run-options.ts");
    const project = openProject(context.cwd, context);
    const options = { ...runOptions(context, given), writeSchemas: given.flag("withSchemas") };
    return printDiscovery(context, await project.discover(options));
  },
};
