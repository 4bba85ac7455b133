import { aggregate, aggregates } from "./aggregate.ts";
import type { Keys } from "./order.ts";
import type { Arm, Expression, Named, SortKey, Value, Window } from "./pipeline.ts";
import { converted, convertedSafely, infix, not, scalar } from "./scalar.ts";
import { windowed } from "./window.ts";

/** What an expression may speak of: columns of values, one for each row. */
export interface Ground {
  readonly size: number;
  readonly column: (named: Named) => readonly Value[];
  /** For each row of the ground the rows behind it; undefined where nothing is grouped. */
  readonly groups: Groups | undefined;
}

/** The rows that groups are made of. */
export interface Groups {
  readonly of: readonly (readonly number[])[];
  readonly behind: Ground;
}

/** The value of an expression in every row. */
export function evaluate(expression: Expression, ground: Ground): readonly Value[] {
  const inner = (each: Expression): readonly Value[] => evaluate(each, ground);
  switch (expression.kind) {
    case "literal":
      return rowsOf(ground, () => expression.value);
    case "column":
      return ground.column(expression);
    case "infix": {
      const [left, right] = [inner(expression.left), inner(expression.right)];
      return rowsOf(ground, (row) => infix(expression.operator, left[row]!, right[row]!));
    }
    case "prefix": {
      const isNot = expression.operator === "not";
      return inner(expression.operand).map((value) =>
        isNot ? not(value) : infix("-", value === null ? null : 0, value),
      );
    }
    case "is-null":
      return inner(expression.operand).map((value) => (value === null) !== expression.negated);
    case "in":
      return membership(inner(expression.operand), expression.list.map(inner), expression.negated);
    case "match":
      return matched(expression.subject, expression.arms, ground);
    case "call":
      return called(expression, ground);
    case "window":
      return windowed(
        windowCall(expression.name, expression.args, { window: expression.window, ground }),
        ground.size,
      );
    case "cast":
      return inner(expression.operand).map((value) =>
        (expression.safe ? convertedSafely : converted)(value, expression.type),
      );
  }
}

function rowsOf(ground: Ground, value: (row: number) => Value): readonly Value[] {
  return Array.from({ length: ground.size }, (_, row) => value(row));
}

/** One of them equals it: true; else NULL where one of them may. */
function membership(
  operands: readonly Value[],
  list: readonly (readonly Value[])[],
  negated: boolean,
): readonly Value[] {
  return operands.map((operand, row) => {
    const found = list.reduce<Value>(
      (so, values) => infix("or", so, infix("==", operand, values[row]!)),
      false,
    );
    return negated ? not(found) : found;
  });
}

function matched(subject: Expression, arms: readonly Arm[], ground: Ground): readonly Value[] {
  const subjects = evaluate(subject, ground);
  const parts = arms.map(({ pattern, result }) => ({
    operator: pattern?.operator,
    values: pattern === undefined ? undefined : evaluate(pattern.value, ground),
    results: evaluate(result, ground),
  }));
  return subjects.map((value, row) => {
    const part = parts.find(
      ({ operator, values }) => operator === undefined || infix(operator, value, values![row]!) === true,
    );
    return part === undefined ? null : part.results[row]!;
  });
}

function called(call: Expression & { readonly kind: "call" }, ground: Ground): readonly Value[] {
  const { name, args, distinct } = call;
  const { groups } = ground;
  if (!aggregates.includes(name)) {
    const values = args.map((arg) => evaluate(arg, ground));
    return rowsOf(ground, (row) =>
      scalar(
        name,
        values.map((each) => each[row]!),
      ),
    );
  }
  if (groups === undefined) throw new Error(`${name} speaks of a group, and there is none`);
  const values = args[0] === undefined ? undefined : evaluate(args[0], groups.behind);
  return groups.of.map((rows) => {
    const within = values && rows.map((row) => values[row]!);
    return aggregate(name, distinct ? [...new Set(within)] : within, rows.length);
  });
}

function windowCall(
  name: string,
  args: readonly Expression[],
  { window, ground }: { readonly window: Window; readonly ground: Ground },
): Parameters<typeof windowed>[0] {
  return {
    name,
    args: args.map((arg) => evaluate(arg, ground)),
    partition: window.partition.map((column) => ground.column(column)),
    keys: keysOf(window.sort, ground),
    frame: window.frame,
  };
}

/** The values that rows are sorted by. */
export function keysOf(keys: readonly SortKey[], ground: Ground): Keys {
  return keys.map(({ column, descending }) => ({ values: ground.column(column), descending }));
}
