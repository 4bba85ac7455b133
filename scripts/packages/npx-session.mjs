import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execute } from "./execute.mjs";
import { commandsOf } from "./readme-examples.mjs";

/**
 * Runs the commands of the command's page in an empty folder, as somebody would who has never installed it: npx takes
 * the packed command and fetches only what it depends on.
 * @returns the commands that ran
 */
export function npxSession({ scratch, tarball, page, environment }) {
  const cache = execute("npm", ["config", "get", "cache"], { env: environment }).trim();
  const own = join(scratch, "npm-cache");
  mkdirSync(own, { recursive: true });
  // What npx unpacks goes away with the scratch folder; what npm downloaded stays shared.
  if (existsSync(join(cache, "_cacache"))) symlinkSync(join(cache, "_cacache"), join(own, "_cacache"));
  const env = { ...environment, npm_config_cache: own, npm_config_update_notifier: "false" };
  const commands = commandsOf(page);
  let cwd = join(scratch, "empty");
  mkdirSync(cwd);
  for (const command of commands) {
    const [program, ...args] = command.split(" ");
    if (program === "cd") cwd = join(cwd, args[0]);
    else if (program === "npx" && args[0] === "rocky")
      execute("npx", ["--yes", "--prefer-offline", "--package", `file:${tarball}`, ...args], { cwd, env });
    else throw new Error(`the page has a command that nobody runs: ${command}`);
  }
  breakAndCompile({ cwd, env, tarball });
  return commands;
}

/** A mistake must be an error of the packed command too: exit code 1, with the code and the place. */
function breakAndCompile({ cwd, env, tarball }) {
  writeFileSync(join(cwd, "models", "broken.sql"), "SELECT nothing FROM (SELECT 1 AS something) AS t\n");
  const npx = ["--yes", "--prefer-offline", "--package", `file:${tarball}`, "rocky", "compile"];
  let said = "";
  try {
    execute("npx", npx, { cwd, env });
  } catch (error) {
    said = error.message;
  }
  if (!/ended with 1\b/.test(said) || !said.includes("E048") || !said.includes("models/broken.sql"))
    throw new Error(`a broken model was not refused by \`npx rocky compile\`:\n${said}`);
}
