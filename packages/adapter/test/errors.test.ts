import { AdapterError } from "@rocky/adapter";
import { expect, test } from "vitest";

test("an error carries its code, help, statement, place and cause", () => {
  const cause = new Error("from the driver");
  const error = new AdapterError("rejected", "no such column", {
    help: "did you mean b?",
    statement: "select a",
    position: 7,
    cause,
  });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: "AdapterError",
    code: "rejected",
    message: "no such column",
    help: "did you mean b?",
    statement: "select a",
    position: 7,
    cause,
  });
});

test("what is not known is absent", () => {
  const error = new AdapterError("transient", "try again");
  expect(error).not.toHaveProperty("cause");
  expect([error.help, error.statement, error.position]).toEqual([undefined, undefined, undefined]);
});
