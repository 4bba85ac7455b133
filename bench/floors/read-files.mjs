// The least that a compiler of files must do: start, and read every file of a folder.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { argv, stdout } from "node:process";

const folder = argv[2] ?? ".";
let files = 0;
let bytes = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(sql|rocky|toml)$/.test(entry.name)) continue;
  files += 1;
  bytes += readFileSync(join(entry.parentPath, entry.name)).length;
}
stdout.write(`${files} files, ${bytes} bytes\n`);
