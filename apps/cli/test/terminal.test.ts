import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { textWidth } from "../src/terminal/width.ts";
import { folderWith, rocky } from "./rocky.ts";

vi.setConfig({ testTimeout: 60_000 });

const binary = join(import.meta.dirname, "..", "bin", "rocky.mjs");
const hasScript = spawnSync("script", ["--version"]).error === undefined;

/** Runs a command on a terminal of so many columns, as `script` of util-linux makes one. */
function onTerminal(columns: number, args: string, cwd: string): string {
  const command = `stty cols ${columns} rows 40; '${process.execPath}' '${binary}' ${args}`;
  const env = { PATH: process.env["PATH"] ?? "", HOME: cwd, TERM: "xterm-256color" };
  const ended = spawnSync("script", ["-qec", command, "/dev/null"], {
    cwd,
    env,
    encoding: "utf8",
    input: "",
  });
  return ended.stdout.replaceAll("\r\n", "\n");
}

const commandLines = [
  "list",
  "list sources",
  "list pipelines",
  "list adapters",
  "list deps worst_routes --all",
  "list consumers flights --all",
  "dag",
  "doctor",
  "discover",
  "history",
  "history --model routes",
  "show worst_routes",
  "show airport_days",
  "lineage airport_days",
  "lineage airport_days.mean_delay_of_week",
  "compile",
  "run",
  "load",
  "validate",
  "ledger verify",
  "playground --list",
];

describe.runIf(hasScript)("on a terminal", () => {
  test.each([80, 160])("of %i columns no line is longer and colours are used", async (columns) => {
    const cwd = folderWith({});
    expect((await rocky(["playground", "p", "--template", "flights"], { cwd })).code).toBe(0);
    const project = join(cwd, "p");
    expect((await rocky(["run"], { cwd: project })).code).toBe(0);
    const found: string[] = [];
    for (const args of commandLines) {
      const text = onTerminal(columns, args, project);
      expect(text, args).not.toBe("");
      for (const line of text.split("\n")) {
        const shown = line.slice(line.lastIndexOf("\r\u001b[K") + 1).replace("\u001b[K", "");
        if (textWidth(shown) > columns) found.push(`${args}: ${shown}`);
      }
      expect(text.split("\n").length, `${args} fits a screen`).toBeLessThan(40);
    }
    expect(found).toEqual([]);
    expect(onTerminal(columns, "list", project)).toContain("\u001b[1mMODEL");
    expect(onTerminal(columns, "playground other", cwd)).toContain("\u001b[32mwrote\u001b[39m");
  });
});
