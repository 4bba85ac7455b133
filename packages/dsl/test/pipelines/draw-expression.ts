import type { Choices } from "./choices.ts";
import type { Comparison, Expression, Infix, Kind, Named, Value } from "./pipeline.ts";

/** A column that an expression may read. */
export interface Readable {
  readonly named: Named;
  readonly kind: Kind;
}

/** What expressions are drawn from. */
export interface Source {
  readonly choices: Choices;
  readonly columns: readonly Readable[];
}

type Draw = (source: Source, depth: number) => Expression;

const literals: Readonly<Record<Kind, readonly Value[]>> = {
  int: [1, 2, 0, 3, 5, 9],
  real: [0.5, 1.5, 2.25],
  text: ["a", "b", "", "it's", "a\\b", 'say "b"', "é"],
  bool: [true, false],
  date: ["2026-01-31", "2026-02-01", "2025-12-24"],
};

const comparisons: readonly Comparison[] = ["!=", "==", "<", "<=", ">", ">="];
const everyKind: readonly Kind[] = ["int", "text", "bool", "real", "date"];

function literal(kind: Kind, value: Value): Expression {
  return { kind: "literal", type: kind, value };
}

const nothing = literal("int", null);

function infix(operator: Infix, left: Expression, right: Expression): Expression {
  return { kind: "infix", operator, left, right };
}

function call(name: string, ...args: readonly Expression[]): Expression {
  return { kind: "call", name, args, distinct: false };
}

function cast(operand: Expression, type: Kind, safe = false): Expression {
  return { kind: "cast", operand, type, safe };
}

function constant({ choices }: Source, kind: Kind): Expression {
  const drawn = literal(kind, choices.pick(literals[kind]));
  return kind === "real" ? cast(drawn, "real") : drawn;
}

/** A column of the kind where there is one, else a constant. */
function leaf(source: Source, kind: Kind): Expression {
  const { choices, columns } = source;
  const fitting = columns.filter((column) => column.kind === kind);
  if (fitting.length === 0 || choices.rarely(4)) return constant(source, kind);
  return { kind: "column", ...choices.pick(fitting).named };
}

/** A random expression of a kind; `depth` bounds how deep it is. */
export function drawExpression(source: Source, kind: Kind, depth: number): Expression {
  const { choices } = source;
  if (depth <= 0 || choices.ended() || choices.rarely(3)) return leaf(source, kind);
  if (choices.rarely(4)) return choices.pick(shared)(source, kind, depth - 1);
  return choices.pick(own[kind])(source, depth - 1);
}

type SharedDraw = (source: Source, kind: Kind, depth: number) => Expression;

/** What there is for every kind. */
const shared: readonly SharedDraw[] = [
  (source, kind, depth) => drawMatch(source, kind, depth),
  (source, kind, depth) => call("coalesce", drawExpression(source, kind, depth), leaf(source, kind)),
  (source, kind, depth) => call("nullif", drawExpression(source, kind, depth), leaf(source, kind)),
  (source, kind, depth) =>
    kind === "bool"
      ? leaf(source, kind)
      : call(
          source.choices.pick(["greatest", "least"]),
          leaf(source, kind),
          drawExpression(source, kind, depth),
        ),
];

function drawMatch(source: Source, kind: Kind, depth: number): Expression {
  const { choices } = source;
  const subjectKind = choices.pick(everyKind);
  const arms = Array.from({ length: 1 + choices.int(2) }, () => ({
    pattern: {
      operator: choices.rarely(2) ? choices.pick(comparisons) : ("==" as const),
      value: choices.rarely(6) ? nothing : leaf(source, subjectKind),
    },
    result: drawExpression(source, kind, depth),
  }));
  const rest = { pattern: undefined, result: choices.rarely(4) ? nothing : leaf(source, kind) };
  return {
    kind: "match",
    subject: drawExpression(source, subjectKind, depth),
    arms: choices.rarely(3) ? arms : [...arms, rest],
  };
}

const numeric: Draw = (source, depth) => drawExpression(source, source.choices.pick(["int", "real"]), depth);

const own: Readonly<Record<Kind, readonly Draw[]>> = {
  int: [
    (source, depth) =>
      infix(
        source.choices.pick(["+", "-", "*"]),
        drawExpression(source, "int", depth),
        drawExpression(source, "int", depth),
      ),
    (source, depth) =>
      infix("%", drawExpression(source, "int", depth), literal("int", 2 + source.choices.int(3))),
    (source, depth) => ({ kind: "prefix", operator: "-", operand: drawExpression(source, "int", depth) }),
    (source, depth) => call("length", drawExpression(source, "text", depth)),
    (source, depth) => call("abs", drawExpression(source, "int", depth)),
    (source, depth) => cast(drawExpression(source, source.choices.pick(["bool", "real"]), depth), "int"),
    (source, depth) => cast(drawExpression(source, "text", depth), "int", true),
  ],
  real: [
    (source, depth) =>
      infix("/", drawExpression(source, "int", depth), literal("int", 1 + source.choices.int(4))),
    (source, depth) =>
      infix(
        source.choices.pick(["+", "-", "*"]),
        drawExpression(source, "real", depth),
        numeric(source, depth),
      ),
    (source, depth) => cast(drawExpression(source, "int", depth), "real"),
    (source, depth) => call("abs", drawExpression(source, "real", depth)),
  ],
  text: [
    (source, depth) =>
      call(source.choices.pick(["upper", "lower", "trim"]), drawExpression(source, "text", depth)),
    (source, depth) =>
      call("concat", drawExpression(source, "text", depth), drawExpression(source, "text", depth)),
    (source, depth) => cast(drawExpression(source, "int", depth), "text"),
  ],
  bool: [
    (source, depth) => drawComparison(source, depth),
    (source, depth) => drawComparison(source, depth),
    (source, depth) =>
      infix(
        source.choices.pick(["and", "or"]),
        drawExpression(source, "bool", depth),
        drawExpression(source, "bool", depth),
      ),
    (source, depth) => ({ kind: "prefix", operator: "not", operand: drawExpression(source, "bool", depth) }),
    (source, depth) => ({
      kind: "is-null",
      operand: drawExpression(source, source.choices.pick(everyKind), depth),
      negated: source.choices.rarely(2),
    }),
    (source, depth) => drawIn(source, depth),
  ],
  date: [(source) => leaf(source, "date")],
};

function drawComparison(source: Source, depth: number): Expression {
  const { choices } = source;
  const kind = choices.pick(everyKind);
  const operator = choices.pick(comparisons);
  const left = drawExpression(source, kind, depth);
  if (choices.rarely(8)) return infix(operator, left, nothing);
  if (kind === "real") return infix(operator, left, literal("real", choices.pick(literals.real)));
  return infix(operator, left, drawExpression(source, kind, depth));
}

function drawIn(source: Source, depth: number): Expression {
  const { choices } = source;
  const kind = choices.pick(everyKind);
  const list = Array.from({ length: choices.int(4) }, () =>
    choices.rarely(5) ? nothing : leaf(source, kind),
  );
  return { kind: "in", operand: drawExpression(source, kind, depth), list, negated: choices.rarely(2) };
}
