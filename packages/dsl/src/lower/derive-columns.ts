import type { Assignment, Derive } from "../ast.ts";
import { endSelect } from "./end-select.ts";
import { identifierOf, keyOf } from "./identifiers.ts";
import type { Pipeline } from "./pipeline.ts";
import { clear } from "./confused-names.ts";
import { leftOut, namedOutput, withoutTaken, type NamedOutput, type Output, type Rows } from "./rows.ts";
import { valueAt, type Value } from "./value-at.ts";

/** `derive`: columns after the others, one after the other. */
export function deriveColumns(pipeline: Pipeline, before: Rows, { items, end }: Derive): Rows {
  const isClosed = before.distinct !== undefined || before.whole !== undefined;
  const rows = isClosed ? endSelect(pipeline, before) : before;
  return { ...items.reduce((found, item) => deriveColumn(pipeline, found, item), rows), end };
}

function deriveColumn(pipeline: Pipeline, rows: Rows, item: Assignment): Rows {
  const value = valueAt(pipeline, rows, item.value);
  const mustSeeAll = value.traits.window && (value.rows.limit ?? value.rows.grouped) !== undefined;
  if (mustSeeAll && !value.traits.hasOwnAggregate) {
    return deriveColumn(pipeline, endSelect(pipeline, value.rows), item);
  }
  const derived = withColumn(pipeline, value, item);
  const qualified = derived === undefined ? undefined : clear(derived);
  if (qualified !== undefined) return qualified;
  const ended = endSelect(pipeline, value.rows);
  const again = withColumn(pipeline, valueAt(pipeline, ended, item.value), item) ?? ended;
  return clear(again) ?? again;
}

/** The rows with a column more, which takes its name from all others; `undefined` where one of several tables certainly has it. */
function withColumn(pipeline: Pipeline, value: Value, item: Assignment): Rows | undefined {
  const { rows, expression, traits } = value;
  const key = keyOf(item.name);
  const column: NamedOutput = {
    kind: "named",
    name: identifierOf(item.name, pipeline.dialect),
    expression,
    traits,
  };
  const { name } = column;
  if (namedOutput(rows, key) !== undefined) {
    const others = rows.outputs.filter((output) => output.kind === "star" || keyOf(output.name) !== key);
    return { ...rows, outputs: [...others.map((output) => giving(output, name)), column] };
  }
  const stars = rows.outputs.filter((output) => output.kind === "star");
  const owner =
    stars.find((star) => star.named?.some((each) => keyOf(each) === key) === true) ??
    (stars.length === 1 ? stars[0] : undefined);
  const isNamed = stars.some((star) => star.named?.some((each) => keyOf(each) === key));
  const isThere = isNamed || rows.known.has(key) || rows.keys.has(key) || traits.reads.includes(key);
  if (isThere && owner === undefined && stars.length > 0) return undefined;
  const outputs = rows.outputs.map((output) =>
    isThere && output === owner && !leftOut(owner).has(key)
      ? { ...owner, exclude: [...owner.exclude, name] }
      : giving(output, name),
  );
  return { ...rows, outputs: [...outputs, column] };
}

/** What is left of an output beside a column that has the name. */
function giving(output: Output, name: NamedOutput["name"]): Output {
  return output.kind === "star" ? withoutTaken(output, name) : output;
}
