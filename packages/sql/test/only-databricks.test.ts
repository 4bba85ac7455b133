import { printType } from "@rocky/sql";
import { expect, test } from "vitest";
import { databricks } from "../src/dialects/databricks/databricks.ts";
import { databricksFile, readRecording } from "./oracle/spark/case.ts";
import { describeOver } from "./oracle/spark/tables.ts";
import { onlyDatabricks } from "./oracle/spark/written.ts";

const describe = describeOver(readRecording(databricksFile), databricks);

test.each(onlyDatabricks())("$id, which Spark does not have: $page", ({ sql, setup, columns }) => {
  const bound = describe(sql, setup);
  const errors = bound.diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ message }) => message)).toEqual([]);
  if (!bound.complete) return;
  const ours = bound.columns.map(({ name, type }) => `${name} ${printType(type, databricks)}`);
  const known = columns.map((column, i) => (ours[i]?.endsWith(" UNKNOWN") === true ? ours[i] : column));
  expect(ours).toEqual(known);
});
