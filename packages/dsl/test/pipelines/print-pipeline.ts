import type {
  Arm,
  Expression,
  Infix,
  Kind,
  Named,
  Pipeline,
  Selected,
  SortKey,
  Step,
  Value,
  Window,
} from "./pipeline.ts";

const types: Readonly<Record<Kind, string>> = {
  int: "bigint",
  real: "double",
  text: "varchar",
  bool: "boolean",
  date: "date",
};

const reserved: ReadonlySet<string> = new Set(["order", "select", "group"]);

function name(text: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(text) && !reserved.has(text) ? text : `\`${text.replaceAll("`", "``")}\``;
}

function named({ qualifier, name: column }: Named): string {
  return qualifier === undefined ? name(column) : `${name(qualifier)}.${name(column)}`;
}

function text(value: string): string {
  if (!value.includes('"')) return `"${value}"`;
  return `$"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function literal(type: Kind, value: Value): string {
  if (value === null) return "null";
  if (type === "text") return text(String(value));
  return type === "date" ? `@${String(value)}` : String(value);
}

const levels: Readonly<Record<Infix, number>> = {
  or: 1,
  and: 2,
  "==": 3,
  "!=": 3,
  "<": 3,
  "<=": 3,
  ">": 3,
  ">=": 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "%": 5,
};

/** How tightly the parts of an expression hold together. */
function levelOf(expression: Expression): number {
  switch (expression.kind) {
    case "infix":
      return levels[expression.operator];
    case "is-null":
    case "in":
      return 3;
    case "prefix":
      return 6;
    case "literal":
      return typeof expression.value === "number" && expression.value < 0 ? 6 : 7;
    case "column":
    case "match":
    case "call":
    case "window":
    case "cast":
      return 7;
  }
}

/** An expression with the parentheses that it needs, and no others. */
function expressionText(expression: Expression, least = 1): string {
  const written = bare(expression);
  return levelOf(expression) < least ? `(${written})` : written;
}

function bare(expression: Expression): string {
  switch (expression.kind) {
    case "literal":
      return literal(expression.type, expression.value);
    case "column":
      return named(expression);
    case "infix": {
      const { operator, left, right } = expression;
      const level = levels[operator];
      const isComparison = level === 3;
      return `${expressionText(left, isComparison ? 4 : level)} ${operator} ${expressionText(right, level + 1)}`;
    }
    case "prefix": {
      if (expression.operator === "not") return `not ${expressionText(expression.operand, 6)}`;
      return `-${expressionText(expression.operand, 7)}`;
    }
    case "is-null":
      return `${expressionText(expression.operand, 4)} is ${expression.negated ? "not " : ""}null`;
    case "in":
      return `${expressionText(expression.operand, 4)} ${expression.negated ? "not " : ""}in [${listText(expression.list)}]`;
    case "match":
      return `match ${expressionText(expression.subject, 4)} { ${expression.arms.map(armText).join(", ")} }`;
    case "call":
      return `${expression.name}(${expression.distinct ? "distinct " : ""}${listText(expression.args)})`;
    case "window":
      return `${expression.name}(${listText(expression.args)}) over (${windowText(expression.window)})`;
    case "cast":
      return `${expression.safe ? "try_cast" : "cast"}(${expressionText(expression.operand)} as ${types[expression.type]})`;
  }
}

function listText(expressions: readonly Expression[]): string {
  return expressions.map((each) => expressionText(each)).join(", ");
}

function armText({ pattern, result }: Arm): string {
  if (pattern === undefined) return `_ => ${expressionText(result)}`;
  const operator = pattern.operator === "==" ? "" : `${pattern.operator} `;
  return `${operator}${expressionText(pattern.value, 4)} => ${expressionText(result)}`;
}

function windowText({ partition, sort, frame }: Window): string {
  return [
    ...(partition.length === 0 ? [] : [`partition ${partition.map(named).join(", ")}`]),
    ...(sort.length === 0
      ? []
      : [`sort ${sort.map((key) => `${key.descending ? "-" : ""}${named(key.column)}`).join(", ")}`]),
    ...(frame === undefined ? [] : [`${frame.unit} ${frame.start}..${frame.end}`]),
  ].join(" ");
}

function selectedText(items: readonly Selected[]): string {
  return items
    .map((item) => {
      if (!("all" in item)) return named(item);
      return item.all === undefined ? "*" : `${name(item.all)}.*`;
    })
    .join(", ");
}

function keyText({ column, descending }: SortKey): string {
  return `${named(column)}${descending ? " desc" : ""}`;
}

function tableText(table: string, alias: string | undefined): string {
  return alias === undefined ? name(table) : `${name(table)} as ${name(alias)}`;
}

function stepText(step: Step): string {
  switch (step.kind) {
    case "from":
      return `from ${tableText(step.table, step.alias)}`;
    case "where":
      return `where ${expressionText(step.condition)}`;
    case "group":
      return `group ${step.keys.map(named).join(", ")} { ${step.aggregates.map(assigned).join(", ")} }`;
    case "derive":
      return `derive { ${step.items.map(assigned).join(", ")} }`;
    case "select":
      return `select { ${selectedText(step.items)} }`;
    case "join": {
      const kind = step.join === "inner" ? "" : `${step.join} `;
      const on = step.join === "cross" ? "" : ` on ${step.keys.map(named).join(", ")}`;
      const keep = step.keep === undefined ? "" : ` { keep ${selectedText(step.keep)} }`;
      return `${kind}join ${tableText(step.table, step.alias)}${on}${keep}`;
    }
    case "sort":
      return `sort ${step.keys.map(keyText).join(", ")}`;
    case "take":
      return `take ${step.count}`;
    case "distinct":
      return "distinct";
    case "union":
      return `union ${step.all ? "all " : ""}${step.tables.map(name).join(", ")}`;
    case "replicate":
      return "replicate";
  }
}

function assigned({ name: column, value }: { readonly name: string; readonly value: Expression }): string {
  return `${name(column)}: ${expressionText(value)}`;
}

/** A pipeline as text. */
export function printPipeline({ lets, steps }: Pipeline): string {
  const before = lets.map(
    (each) => `let ${name(each.name)} =\n${each.steps.map((step) => `  ${stepText(step)}\n`).join("")}\n`,
  );
  return `${before.join("")}${steps.map((step) => `${stepText(step)}\n`).join("")}`;
}
