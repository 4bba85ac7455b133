import { wholeNumber, type CommandDefinition, type CommandOption } from "../command.ts";
import { projectOptions, variableOption } from "../variables.ts";

/** Options that `test` and `ci` share. */
export const testOptions: readonly CommandOption[] = [
  variableOption,
  { flags: "--no-proofs", help: "run also what the compiler proves" },
  { flags: "-v, --verbose", help: "show also the tests that hold" },
];

/** `rocky test`. */
export const testCommand: CommandDefinition = {
  name: "test",
  summary: "run the unit tests, and the tests of tables that are built",
  description:
    "Unit tests ([[test]]) run a model's query on rows of their own, in DuckDB inside this process. Tests of tables ([[tests]])\nlook at what is built; those that the compiler proves are not run. Exits 1 when one fails; a warning does not.",
  arguments: [],
  options: [
    { flags: "-m, --model <model>", help: "only the tests of this model" },
    { flags: "--unit", help: "only unit tests; no warehouse is touched" },
    { flags: "--declarative", help: "only tests of tables" },
    { flags: "--store-failures", help: "keep the rows that fail in tables of the schema rocky_failures" },
    { flags: "--rows <count>", help: "how many failing rows to show (default: 10)", parse: wholeNumber(0) },
    {
      flags: "--lock-timeout <seconds>",
      help: "how long to wait for the database (default: 30)",
      parse: wholeNumber(0),
    },
    ...testOptions,
  ],
  examples: ["test", "test --unit --model orders", "test --declarative --store-failures"],
  run: async (context, given) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { followTests } = await import("../report/test-outcome.ts");
    const { printTests } = await import("../report/tests.ts");
    const { runOptions } = await import("../run-options.ts");
    const only = given.flag("unit") ? "unit" : given.flag("declarative") ? "declarative" : undefined;
    const both = given.flag("unit") && given.flag("declarative");
    const events = openProject(context.cwd, projectOptions(context, given)).test({
      ...runOptions(context, given),
      only: both ? undefined : only,
      withoutProofs: !given.flag("proofs"),
      storeFailures: given.flag("storeFailures"),
      sampleRows: given.number("rows"),
    });
    return printTests(context, await followTests(context, events), {
      verbose: given.flag("verbose"),
      mustRun: only === "declarative" && !both,
    });
  },
};
