import type { CommandDefinition } from "../command.ts";
import { projectOptions } from "../variables.ts";
import { testOptions } from "./test.ts";

/** `rocky ci`. */
export const ciCommand: CommandDefinition = {
  name: "ci",
  summary: "compile and test in one go, without credentials and without a warehouse",
  description:
    "Type-checks the project and runs its unit tests. Tests of tables are run only with --declarative, on the warehouse; what the\ncompiler proves of them is reported either way. Exits 1 when anything is wrong.",
  arguments: [],
  options: [{ flags: "--declarative", help: "also the tests of tables, on the warehouse" }, ...testOptions],
  examples: ["ci", "ci -o json", "ci --declarative"],
  run: async (context, given) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { followTests } = await import("../report/test-outcome.ts");
    const { printCi } = await import("../report/tests.ts");
    const events = openProject(context.cwd, projectOptions(context, given)).test({
      offline: !given.flag("declarative"),
      withoutProofs: !given.flag("proofs"),
      signal: context.signal,
    });
    return printCi(context, await followTests(context, events), {
      verbose: given.flag("verbose"),
      mustRun: given.flag("declarative"),
    });
  },
};
