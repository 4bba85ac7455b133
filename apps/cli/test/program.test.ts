import { describe, expect, test } from "vitest";
import { commands } from "../src/commands.ts";
import { parseCommandLine, type Parsed } from "../src/program.ts";

async function parse(...argv: string[]): Promise<{ parsed: Parsed; out: string; error: string }> {
  let out = "";
  let error = "";
  const parsed = await parseCommandLine(commands, argv, {
    out: (text) => (out += text),
    error: (text) => (error += text),
    width: 100,
  });
  return { parsed, out, error };
}

describe("the command line", () => {
  test("takes global options before and after the command", async () => {
    for (const argv of [
      ["-o", "json", "-q", "history", "--model", "a"],
      ["history", "--model", "a", "-q", "-o", "json"],
    ]) {
      const { parsed } = await parse(...argv);
      if (parsed.kind !== "command") throw new Error("expected a command");
      expect(parsed.definition.name).toBe("history");
      expect(parsed.globals).toEqual({ output: "json", config: undefined, models: undefined, quiet: true });
      expect(parsed.given.text("model")).toBe("a");
    }
  });

  test.each([
    [["nonsense"], "unknown command 'nonsense'"],
    [["compil"], "Did you mean compile?"],
    [["-o", "xml", "compile"], "Allowed choices are json, table"],
    [["compile", "--no-such-flag"], "unknown option '--no-such-flag'"],
    [["show"], "missing required argument 'model'"],
    [["show", "m", "--limit", "many"], "expected a whole number of at least 1, found `many`"],
    [["init", "a", "b"], "too many arguments"],
  ])("answers %j with exit code 64", async (argv, message) => {
    const { parsed, error } = await parse(...argv);
    expect(parsed).toEqual({ kind: "done", exitCode: 64 });
    expect(error).toContain(message);
  });

  test("shows help without a command", async () => {
    const { parsed, out } = await parse();
    expect(parsed).toEqual({ kind: "done", exitCode: 0 });
    for (const { name } of commands) expect(out).toContain(`  ${name.split(" ")[0]}`);
  });

  test.each(commands.map((command) => [command.name, command] as const))(
    "%s has help with an example that it understands",
    async (name, command) => {
      const help = await parse(...name.split(" "), "--help");
      expect(help.parsed).toEqual({ kind: "done", exitCode: 0 });
      expect(help.out).toContain("Example:\n  $ rocky ");
      for (const example of command.examples) {
        const argv = (example.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
        const stop = argv.findIndex((word) => word === "<" || word === "|");
        const { parsed } = await parse(...(stop === -1 ? argv : argv.slice(0, stop)));
        expect(parsed.kind === "command" && parsed.definition.name).toBe(name);
      }
    },
  );
});
