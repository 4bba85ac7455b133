import { expect, test } from "vitest";
import { refusals } from "../scripts/packages/release-plan.mjs";

const ready = { changes: [], changesets: 0, versions: ["1.0.0", "1.0.0"], problems: [] };

test("a committed version without changesets is published", () => {
  expect(refusals(ready)).toEqual([]);
});

test.each([
  { what: "a change that is not committed", state: { changes: [" M a.ts"] }, says: /1 changes/ },
  { what: "a changeset that waits", state: { changesets: 2 }, says: /2 changesets wait/ },
  { what: "two versions", state: { versions: ["1.0.0", "1.1.0"] }, says: /2 versions/ },
  { what: "a package that is not sound", state: { problems: ["a: LICENSE is missing"] }, says: /LICENSE/ },
])("$what is refused", ({ state, says }) => {
  expect(refusals({ ...ready, ...state }).join("\n")).toMatch(says);
});
