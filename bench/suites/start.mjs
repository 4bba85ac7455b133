import { nodeFloor } from "../harness/rocky.mjs";

/** How long the command takes to do nothing, beside Node. */
export function start({ rocky }) {
  return ["--version", "--help"].map((flag) => ({
    name: `rocky ${flag}`,
    command: [...rocky, flag],
    floors: [nodeFloor],
  }));
}
