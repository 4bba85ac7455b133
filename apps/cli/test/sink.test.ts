import { expect, test } from "vitest";
import { sinkOf, type OutputStream } from "../src/terminal/sink.ts";

/** A stream whose reader is slow: each write is done when the test says so. */
function slowStream() {
  const waiting: (() => void)[] = [];
  const written: string[] = [];
  let fail = (_error: Error & { code?: string }): void => undefined;
  const stream: OutputStream = {
    write: (text, done) => {
      written.push(String(text));
      if (done !== undefined) waiting.push(done);
      return false;
    },
    on: (_, listener) => (fail = listener),
  };
  return { stream, waiting, written, fail: (code: string) => fail(Object.assign(new Error(code), { code })) };
}

/** Whether a promise is settled once everything that can run now has run. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  void promise.then(() => (settled = true));
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

test("what is sent waits for its reader, so that it does not pile up", async () => {
  const { stream, waiting, written } = slowStream();
  const sent = sinkOf(stream, {}).send("a");
  expect(written).toEqual(["a"]);
  expect(await isSettled(sent)).toBe(false);
  waiting[0]?.();
  expect(await isSettled(sent)).toBe(true);
});

test("once the reader has gone, what is sent is dropped and waits for nobody", async () => {
  const { stream, written, fail } = slowStream();
  const sink = sinkOf(stream, {});
  fail("EPIPE");
  expect(await isSettled(sink.send("b"))).toBe(true);
  expect(written).toEqual([]);
  expect(await sink.written()).toBeUndefined();
});

test("another error than a reader who has gone is told at the end", async () => {
  const { stream, fail } = slowStream();
  const sink = sinkOf(stream, {});
  fail("ENOSPC");
  expect(await isSettled(sink.send("b"))).toBe(true);
  expect(await sink.written()).toMatchObject({ code: "ENOSPC" });
});
