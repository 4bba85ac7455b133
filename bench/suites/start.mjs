import { execPath } from "node:process";
import { measure, rocky } from "../measure.mjs";

/** How long the command takes to do nothing, beside Node. */
export async function start({ repeats }) {
  const floor = { name: "`node -e 0`", command: [execPath, "-e", "0"] };
  return [await measure({ name: "`--version`", command: [rocky, "--version"], floor, repeats })];
}
