import type { Expression, Pipeline, Step } from "./pipeline.ts";

/** What there is of the language in pipelines that are drawn: all steps, operators, functions and windows. */
export const everyUse: readonly string[] = [
  "let, from, where, group, derive, select, select *, sort, take, distinct, replicate, union, union all",
  "inner join, left join, right join, full join, cross join, keep, qualified name",
  "+, -, *, /, %, ==, !=, <, <=, >, >=, and, or, prefix -, prefix not, is null, in, not in, match, cast, try_cast",
  "count, count distinct, sum, min, max, avg, coalesce, nullif, greatest, least, abs, upper, lower, trim, length, concat",
  "row_number over, rank over, dense_rank over, lag over, lead over, count over, sum over, min over, max over, avg over",
  "rows, range, derive over a column of a table",
].flatMap((words) => words.split(", "));

/** What a pipeline has of the language, a word for each kind of step and expression. */
export function usesOf({ lets, steps }: Pipeline): ReadonlySet<string> {
  const all = [...lets.flatMap((each) => each.steps), ...steps];
  return new Set([...(lets.length > 0 ? ["let"] : []), ...all.flatMap(usesOfStep)]);
}

function usesOfStep(step: Step): readonly string[] {
  switch (step.kind) {
    case "join":
      return [`${step.join} join`, ...(step.keep === undefined ? [] : ["keep"])];
    case "union":
      return [step.all ? "union all" : "union"];
    case "where":
      return [step.kind, ...usesOfExpression(step.condition)];
    case "group":
      return [step.kind, ...step.aggregates.flatMap(({ value }) => usesOfExpression(value))];
    case "derive":
      return [
        step.kind,
        ...step.items.flatMap(({ name, value }) => [
          ...(/^(?:c|new )\d/.test(name) || JSON.stringify(value).includes(JSON.stringify(name))
            ? []
            : ["derive over a column of a table"]),
          ...usesOfExpression(value),
        ]),
      ];
    case "select":
      return [step.kind, ...(step.items.some((item) => "all" in item) ? ["select *"] : [])];
    case "from":
    case "sort":
    case "take":
    case "distinct":
    case "replicate":
      return [step.kind];
  }
}

function usesOfExpression(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "literal":
      return [];
    case "column":
      return expression.qualifier === undefined ? [] : ["qualified name"];
    case "infix":
      return [expression.operator, ...[expression.left, expression.right].flatMap(usesOfExpression)];
    case "prefix":
      return [`prefix ${expression.operator}`, ...usesOfExpression(expression.operand)];
    case "is-null":
      return ["is null", ...usesOfExpression(expression.operand)];
    case "in":
      return [
        expression.negated ? "not in" : "in",
        ...[expression.operand, ...expression.list].flatMap(usesOfExpression),
      ];
    case "match": {
      const { subject, arms } = expression;
      const parts = arms.flatMap(({ pattern, result }) =>
        pattern === undefined ? [result] : [pattern.value, result],
      );
      return ["match", ...[subject, ...parts].flatMap(usesOfExpression)];
    }
    case "call":
      return [
        expression.distinct ? "count distinct" : expression.name,
        ...expression.args.flatMap(usesOfExpression),
      ];
    case "window": {
      const { frame } = expression.window;
      return [
        `${expression.name} over`,
        ...(frame === undefined ? [] : [frame.unit]),
        ...expression.args.flatMap(usesOfExpression),
      ];
    }
    case "cast":
      return [expression.safe ? "try_cast" : "cast", ...usesOfExpression(expression.operand)];
  }
}
