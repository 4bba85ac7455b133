import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../src/commands.ts";
import { config } from "./projects.ts";
import { folderWith, rocky } from "./rocky.ts";

const has = (program: string): boolean => spawnSync(program, ["--version"]).error === undefined;

/** What bash offers at the end of a command line, in a folder where \`rocky\` is the built command. */
async function offered(line: string, cwd: string): Promise<readonly string[]> {
  const script = join(cwd, "completions.bash");
  writeFileSync(script, (await rocky(["completions", "bash"], { cwd })).stdout);
  const command = join(cwd, "rocky");
  const binary = join(import.meta.dirname, "..", "bin", "rocky.mjs");
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${binary}' "$@"\n`);
  chmodSync(command, 0o755);
  const words = line.split(" ");
  const given = words.map((word) => `'${word}'`).join(" ");
  const program = `source ./completions.bash
COMP_WORDS=(${given}); COMP_CWORD=${words.length - 1}
_rocky
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const env = { PATH: `${cwd}:/usr/bin:/bin`, HOME: cwd };
  const text = execFileSync("bash", ["--norc", "-c", program], { cwd, env, encoding: "utf8" });
  return text.split("\n").filter((each) => each !== "");
}

const project = {
  "rocky.toml": config,
  "models/orders.sql": "SELECT 1 AS id\n",
  "models/order_lines.sql": "SELECT 1 AS id\n",
  "models/people.sql": "SELECT 1 AS id\n",
};

describe("bash", () => {
  test.each([
    ["rocky com", ["compile", "completions"]],
    ["rocky -q -o json com", ["compile", "completions"]],
    ["rocky ledger ", ["verify"]],
    ["rocky -o ", ["json", "table"]],
    ["rocky dag --format ", ["text", "dot", "mermaid"]],
    ["rocky dag --format = m", ["mermaid"]],
    ["rocky list ", ["models", "pipelines", "adapters", "sources", "deps", "consumers"]],
    ["rocky list deps --all o", ["orders", "order_lines"]],
    ["rocky list deps orders ", []],
    ["rocky show p", ["people"]],
    ["rocky lineage ord", ["orders", "order_lines"]],
    ["rocky run --model pe", ["people"]],
    ["rocky run -m people --fu", ["--full"]],
    ["rocky playground --li", ["--list"]],
    ["rocky compile mod", ["models"]],
    ["rocky emit-sql --out-dir mo", ["models"]],
    ["rocky history --since ", []],
    ["rocky nonsense", []],
  ])("completes %j", async (line, expected) => {
    expect((await offered(line, folderWith(project))).toSorted()).toEqual(expected.toSorted());
  });

  test("offers every command", async () => {
    const all = await offered("rocky ", folderWith(project));
    expect(new Set(all)).toEqual(new Set(commands.map(({ name }) => name.split(" ")[0])));
  });

  test("offers every option of a command, and files with blanks as one word", async () => {
    const cwd = folderWith({ ...project, "my models/a.sql": "SELECT 1" });
    const options = await offered("rocky emit-sql -", cwd);
    expect(options).toEqual(
      expect.arrayContaining(["-m", "--model", "--loads", "--out-dir", "-q", "--help"]),
    );
    expect(await offered("rocky compile my", cwd)).toEqual(["my models"]);
  });

  test("offers no models, and says nothing, where there is no project", async () => {
    expect(await offered("rocky show o", folderWith({}))).toEqual([]);
  });
});

test.runIf(has("zsh"))("the script for zsh is zsh", async () => {
  const { stdout } = await rocky(["completions", "zsh"], { cwd: folderWith({}) });
  expect(spawnSync("zsh", ["-n"], { input: stdout, encoding: "utf8" })).toMatchObject({
    status: 0,
    stderr: "",
  });
});

test.runIf(has("fish"))("the script for fish is fish", async () => {
  const { stdout } = await rocky(["completions", "fish"], { cwd: folderWith({}) });
  expect(spawnSync("fish", ["-n"], { input: stdout, encoding: "utf8" })).toMatchObject({
    status: 0,
    stderr: "",
  });
});

test("the scripts for zsh and fish know every command", async () => {
  const cwd = folderWith({});
  const zsh = (await rocky(["completions", "zsh"], { cwd })).stdout;
  expect(zsh).toContain("\nautoload -U +X bashcompinit && bashcompinit\n");
  expect(zsh).toContain("\ncomplete -F _rocky rocky\n");
  const fish = (await rocky(["completions", "fish"], { cwd })).stdout;
  for (const { name, summary } of commands) {
    const word = name.split(" ").at(-1) ?? "";
    expect(zsh).toContain(word);
    expect(fish).toContain(`-a ${word} -d '${summary.replaceAll("'", "\\'")}'`);
  }
  expect(fish).toContain(
    "complete -c rocky -n '__rocky_in \"dag\"' -l format -r -f -a 'text dot mermaid' -d ",
  );
});

test("an unknown shell is refused with those that are known", async () => {
  const ended = await rocky(["completions", "tcsh"], { cwd: folderWith({}) });
  expect(ended.code).toBe(64);
  expect(ended.stderr).toContain("bash, zsh, fish");
});
