import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { styleFor } from "../src/terminal/style.ts";
import { folderWith, rocky } from "./rocky.ts";

const app = join(import.meta.dirname, "..");

function shell(command: string, options: { readonly cwd: string; readonly path?: string }) {
  const env = { PATH: options.path ?? process.env["PATH"] ?? "", HOME: options.cwd };
  const child = spawn("/bin/sh", ["-c", command], { cwd: options.cwd, env, stdio: "pipe" });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, output }));
  });
}

test("--version prints the version and nothing else", async () => {
  const { code, stdout, stderr } = await rocky(["--version"], { cwd: folderWith({}) });
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "0.0.0\n", stderr: "" });
});

test("compiled code is kept where the user keeps such things, and nowhere else", async () => {
  const cwd = folderWith({});
  const env = { XDG_CACHE_HOME: join(cwd, "cache") };
  expect(await rocky(["--help"], { cwd, env })).toMatchObject({ code: 0, stderr: "" });
  expect(existsSync(join(cwd, "cache"))).toBe(false);
  mkdirSync(join(cwd, "cache"));
  expect(await rocky(["--help"], { cwd, env })).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(join(cwd, "cache", "rocky", "code"))).toHaveLength(1);
  for (const place of ["/proc", "/proc/self/none", "relative", "", join(app, "package.json")]) {
    const ended = await rocky(["--help"], { cwd, env: { XDG_CACHE_HOME: place } });
    expect(ended, place).toMatchObject({ code: 0, stderr: "" });
  }
  expect(readdirSync(cwd)).toEqual(["cache"]);
});

test("a usage error ends with 64 and leaves standard output empty", async () => {
  const { code, stdout, stderr } = await rocky(["compil"], { cwd: folderWith({}) });
  expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
  expect(stderr).toContain("Did you mean compile?");
});

test("colours appear where they are wanted only", async () => {
  const cwd = folderWith({ "a/b": "" });
  const colourOf = async (env: Record<string, string>): Promise<boolean> =>
    (await rocky(["playground", "a", "-o", "table"], { cwd, env })).stderr.includes("\u001b[");
  expect(await colourOf({})).toBe(false);
  expect(await colourOf({ FORCE_COLOR: "1" })).toBe(true);
  expect(await colourOf({ NO_COLOR: "1" })).toBe(false);
});

test("a terminal gets colours unless NO_COLOR or TERM=dumb says otherwise; FORCE_COLOR decides before them", () => {
  const coloured = (env: Record<string, string>, isTTY: boolean): boolean =>
    styleFor(env, { isTTY }).red("x") !== "x";
  expect(coloured({}, true)).toBe(true);
  expect(coloured({}, false)).toBe(false);
  expect(coloured({ NO_COLOR: "1" }, true)).toBe(false);
  expect(coloured({ NO_COLOR: "" }, true)).toBe(true);
  expect(coloured({ TERM: "dumb" }, true)).toBe(false);
  expect(coloured({ FORCE_COLOR: "1", NO_COLOR: "1" }, false)).toBe(true);
  expect(coloured({ FORCE_COLOR: "0" }, true)).toBe(false);
});

test("the launcher runs through links, from any folder, in a path with a blank", async () => {
  const cwd = folderWith({ "links/x": "" });
  const copy = join(cwd, "a clone", "apps", "cli");
  mkdirSync(copy, { recursive: true });
  cpSync(join(app, "bin"), join(copy, "bin"), { recursive: true });
  cpSync(join(app, "dist"), join(copy, "dist"), { recursive: true });
  symlinkSync("../a clone/apps/cli/bin/rocky", join(cwd, "links", "one"));
  symlinkSync(join(cwd, "links", "one"), join(cwd, "links", "two"));
  expect(await shell("cd / && '" + cwd + "/links/two' --version", { cwd })).toEqual({
    code: 0,
    output: "0.0.0\n",
  });
});

test("the launcher says that a Node is missing", async () => {
  const cwd = folderWith({});
  const bin = join(cwd, "apps", "cli", "bin");
  mkdirSync(bin, { recursive: true });
  cpSync(join(app, "bin"), bin, { recursive: true });
  const tools = join(cwd, "tools");
  mkdirSync(tools);
  for (const tool of ["uname", "dirname", "readlink"]) symlinkSync(`/usr/bin/${tool}`, join(tools, tool));
  const { code, output } = await shell("apps/cli/bin/rocky --version", { cwd, path: tools });
  expect(code).toBe(1);
  expect(output).toContain("rocky needs Node 24 or newer");
});

test("a command that is not built says so", async () => {
  const cwd = folderWith({});
  cpSync(join(app, "bin"), join(cwd, "bin"), { recursive: true });
  const { code, output } = await shell(`'${process.execPath}' bin/rocky.mjs --version`, { cwd });
  expect(code).toBe(1);
  expect(output).toContain("rocky is not built");
});
