// The least that a program of JSON lines must do: start, parse each line of its input, and write one for it.
import { stdin, stdout } from "node:process";

let text = "";
for await (const chunk of stdin.setEncoding("utf8")) text += chunk;
const lines = text.trimEnd().split("\n");
stdout.write(lines.map((line) => `${JSON.stringify({ id: JSON.parse(line).id })}\n`).join(""));
