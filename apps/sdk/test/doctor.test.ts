import { expect, test } from "vitest";
import { diskFinding, nodeFinding } from "../src/node/doctor/check-machine.ts";

test("a disk that is nearly full is a warning, and one that is full is critical", () => {
  expect(diskFinding(5 * 1024 ** 3)).toEqual({
    status: "healthy",
    message: "5 GiB free where the project is",
  });
  expect(diskFinding(1024 ** 3 - 1)).toMatchObject({
    status: "warning",
    message: "1023 MiB free where the project is",
    fix: expect.stringContaining("make room"),
  });
  expect(diskFinding(99 * 1024 ** 2).status).toBe("critical");
});

test("a Node that is too old is critical", () => {
  expect(nodeFinding("v22.18.0")).toMatchObject({
    status: "critical",
    message: "Node 22.18.0 is too old",
    fix: "install Node 24 or later",
  });
  expect(nodeFinding("v24.0.0").status).toBe("healthy");
  expect(nodeFinding("v102.1.0").status).toBe("healthy");
});
