#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read, so that they get a sentence and not a syntax error.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const needed = 24;
const bundle = new URL("../dist/main.js", import.meta.url);

if (Number(process.versions.node.split(".")[0]) < needed) {
  process.stderr.write(`rocky needs Node ${needed} or newer; this is Node ${process.versions.node}.\n`);
  process.exitCode = 1;
} else if (!existsSync(bundle)) {
  process.stderr.write(
    `rocky is not built: ${fileURLToPath(bundle)} is missing. In a clone, \`npm run demo\` or \`npm test\` builds it.\n`,
  );
  process.exitCode = 1;
} else {
  const { main } = await import(bundle.href);
  const code = await main(process);
  // Handles that a driver leaves open must not keep a finished command alive.
  process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
}
