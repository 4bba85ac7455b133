import { expect, test } from "vitest";
import { liveLine } from "../src/report/progress.ts";
import { plainStyle } from "../src/terminal/style.ts";

function sink(isTerminal: boolean) {
  const written: string[] = [];
  const write = (text: string | Uint8Array): void => void written.push(String(text));
  const send = (text: string | Uint8Array): Promise<void> => Promise.resolve(write(text));
  return { written, write, send, isTerminal, width: 20, style: plainStyle };
}

test("a live line is redrawn below the lines that stay, and removed at the end", () => {
  const terminal = sink(true);
  const live = liveLine(terminal, { TERM: "xterm" });
  live.show("1/3");
  live.print("built a");
  live.show("2/3");
  live.show("");
  live.print("done");
  expect(terminal.written).toEqual([
    "1/3",
    "\r\u001b[Kbuilt a\n1/3",
    "\r\u001b[K2/3",
    "\r\u001b[K",
    "done\n",
  ]);
});

test("a live line never fills the terminal's last column", () => {
  const terminal = sink(true);
  liveLine(terminal, {}).show("a line that is much too long for it");
  expect(terminal.written).toEqual(["a line that is muc…"]);
});

test("elsewhere, and on terminals that cannot move the cursor, only lines that stay are written", () => {
  for (const [stream, environment] of [
    [sink(false), {}],
    [sink(true), { TERM: "dumb" }],
  ] as const) {
    const live = liveLine(stream, environment);
    live.show("1/3");
    live.print("built a");
    live.show("");
    expect(stream.written).toEqual(["built a\n"]);
  }
});
