import { execPath } from "node:process";
import { measure, rocky } from "../measure.mjs";

/** How long the command takes to do nothing, beside Node. */
export async function start({ repeats }) {
  return [
    {
      name: "--version",
      ...(await measure({ command: [rocky, "--version"], repeats })),
      floor: { name: "node -e 0", ...(await measure({ command: [execPath, "-e", "0"], repeats })) },
    },
  ];
}
