#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read, so that they get a sentence and not a syntax error.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";

const needed = 24;
const bundle = new URL("../dist/main.js", import.meta.url);
const warm = new URL("../dist/warm.js", import.meta.url);
const version = new URL("../dist/version.txt", import.meta.url);
const args = process.argv.slice(2);

if (Number(process.versions.node.split(".")[0]) < needed) {
  process.stderr.write(`rocky needs Node ${needed} or newer; this is Node ${process.versions.node}.\n`);
  process.exitCode = 1;
} else if (!existsSync(bundle)) {
  process.stderr.write(
    `rocky is not built: ${fileURLToPath(bundle)} is missing. In a clone, \`npm run demo\` or \`npm test\` builds it.\n`,
  );
  process.exitCode = 1;
} else if (args.length === 1 && (args[0] === "--version" || args[0] === "-V") && existsSync(version)) {
  // Nothing else is loaded for it: this answers in the time that Node itself takes.
  process.stdout.on("error", ({ code, message }) => {
    // A reader who has gone wants no more; anything else is told as every command tells it.
    if (code === "EPIPE") return;
    process.stderr.write(`error: ${message.replace(/^[A-Z0-9]+: /, "").replace(/, \w+$/, "")}\n`);
    if (code === "ENOSPC") process.stderr.write("   = help: Free some space on the disk, and do it again.\n");
    process.exitCode = 1;
  });
  process.stdout.write(readFileSync(version, "utf8"));
} else {
  if (!process.env.NODE_COMPILE_CACHE && !process.env.NODE_DISABLE_COMPILE_CACHE) keepCompiledCode();
  // What an earlier compilation left an answer to is answered without loading the rest.
  const isKept = existsSync(join(".rocky", "cache", "compile"));
  const mayBeWarm = isKept && (args[0] === "compile" || args[0] === "lineage");
  const answer = mayBeWarm ? await (await import(warm.href)).answerWarm(process) : "not asked";
  if (typeof answer === "number") end(answer);
  else {
    const { main } = await import(bundle.href);
    const code = await main(process, { isCacheMissed: answer === "missed" });
    process.stdout.write("", () => process.stderr.write("", () => end(code)));
  }
}

/**
 * Lets the process end by itself. `process.exit` waits for threads that compile code, and these may wait for this one to collect garbage: then
 * neither ever ends. It is called only where a driver left something open, which must not keep a finished command alive.
 */
function end(code) {
  process.exitCode = code;
  setTimeout(() => process.exit(code), 500).unref();
}

/**
 * Keeps compiled code for the next command, beside what other programs keep in the user's own folder; where there is none, or nothing can
 * be made in it, nothing is kept. Node must not make the folders: it never returns where the system refuses as /proc does.
 */
function keepCompiledCode() {
  const base = cacheFolder();
  if (!isAbsolute(base) || !existsSync(base)) return;
  const own = join(base, "rocky");
  const folder = join(own, "code");
  try {
    if (!existsSync(own)) mkdirSync(own);
    if (!existsSync(folder)) mkdirSync(folder);
  } catch {
    return;
  }
  process.getBuiltinModule("node:module").enableCompileCache(folder);
}

/** Where programs keep what they can make again. */
function cacheFolder() {
  const { env, platform } = process;
  if (platform === "win32") return env.LOCALAPPDATA ?? "";
  if (platform === "darwin") return join(homedir(), "Library", "Caches");
  return env.XDG_CACHE_HOME || join(homedir(), ".cache");
}
