// The least that a compiler of files must do: start, and read every file of a folder as text.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { argv, stdout } from "node:process";

const folder = argv[2] ?? ".";
const files = globSync("**/*.{sql,toml}", { cwd: folder });
const characters = files.reduce((sum, file) => sum + readFileSync(join(folder, file), "utf8").length, 0);
stdout.write(`${files.length} ${characters}\n`);
