import type {
  Binary,
  ColumnName,
  ColumnsExpression,
  Comprehension,
  Expression,
  Row,
  Literal,
  PositionalReference,
  Star,
  Unary,
} from "../ast/expression.ts";
import { printCall } from "./call.ts";
import { binaryLevel, levelOf, primaryLevel } from "./level.ts";
import { identifierText, pathText, stringText } from "./names.ts";
import { commas, free, type Printer } from "./printer.ts";
import { printStar } from "./star.ts";

/** An expression, in parentheses when its operator binds less tightly than `minimum`. */
export function expressionText(printer: Printer, node: Expression | Star, minimum: number): string {
  const bare = bareText(printer, node);
  const text = printer.mark === undefined || !isMarked(node) ? bare : printer.mark(bare, node, "expression");
  return levelOf(node, printer.dialect.syntax.binding) < minimum ? `(${text})` : text;
}

function isMarked({ kind }: Expression | Star): boolean {
  return (
    kind === "column" || kind === "literal" || kind === "typed-literal" || kind === "call" || kind === "star"
  );
}

function settledName({ settled }: Printer, node: ColumnName): ColumnName {
  const found = settled?.get(node);
  return typeof found === "object" && found.kind === "column" ? found : node;
}

function bareText(q: Printer, node: Expression | Star): string {
  switch (node.kind) {
    case "literal":
      return literalText(q, node);
    case "typed-literal":
      return `${node.type.text} ${stringText(node.text, q.dialect)}`;
    case "interval":
      return intervalText(q, node);
    case "column":
      return pathText(settledName(q, node).parts, q.dialect);
    case "star":
      return printStar(q, node);
    case "unary":
      return unaryText(q, node);
    case "binary":
      return binaryText(q, node);
    case "logical":
    case "between":
    case "in":
    case "is":
    case "like":
    case "quantified":
    case "at-time-zone":
    case "collate":
      return testText(q, node);
    case "case":
      return caseText(q, node);
    case "call":
      return printCall(q, node);
    case "lambda":
      return lambdaText(q, node);
    case "list":
    case "struct":
    case "map":
    case "row":
      return collectionText(q, node);
    case "field":
      return `${suffixed(q, node.operand, node.operand.kind !== "column")}.${identifierText(node.field, q.dialect)}`;
    case "index":
      return `${suffixed(q, node.operand, true)}[${free(q, node.index)}]`;
    case "slice":
      return sliceText(q, node);
    default:
      return keywordText(q, node);
  }
}

type Keyword = Extract<
  Expression,
  {
    kind:
      | "cast"
      | "extract"
      | "subquery"
      | "exists"
      | "parameter"
      | "columns"
      | "comprehension"
      | "positional"
      | "opaque"
      | "error";
  }
>;

function keywordText(q: Printer, node: Keyword): string {
  switch (node.kind) {
    case "cast":
      return `${node.safe ? safeCast(q) : "CAST"}(${free(q, node.operand)} AS ${node.type.text})`;
    case "extract":
      return `EXTRACT(${stringText(node.written ?? node.field)} FROM ${free(q, node.operand)})`;
    case "subquery":
      return `(${q.query(q, node.query)})`;
    case "exists":
      return `EXISTS (${q.query(q, node.query)})`;
    case "parameter":
      return node.name === "" ? "?" : `$${node.name}`;
    case "columns":
      return columnsText(q, node);
    case "comprehension":
      return comprehensionText(q, node);
    case "positional":
      return positionText(q, node);
    case "opaque":
      return node.text;
    case "error":
      return "";
  }
}

/** A star that chooses names by LIKE stands without COLUMNS. */
function columnsText(q: Printer, { pattern, unpacked, start }: ColumnsExpression): string {
  const text = free(q, pattern);
  if (pattern.kind === "star" && pattern.filter !== undefined && pattern.start === start) return text;
  return `${unpacked ? "*" : ""}COLUMNS(${text})`;
}

function safeCast(q: Printer): string {
  return q.dialect.syntax.forms.has("try-cast") ? "TRY_CAST" : "SAFE_CAST";
}

function positionText(q: Printer, node: PositionalReference): string {
  const table = node.table === undefined ? "" : `${identifierText(node.table, q.dialect)}.`;
  const mark = q.dialect.syntax.forms.has("positional-columns") ? "$" : "#";
  return `${table}${mark}${node.position}`;
}

function comprehensionText(q: Printer, node: Comprehension): string {
  const names = node.parameters.map((parameter) => identifierText(parameter, q.dialect)).join(", ");
  const condition = node.condition === undefined ? "" : ` IF ${free(q, node.condition)}`;
  return `[${free(q, node.value)} FOR ${names} IN ${free(q, node.list)}${condition}]`;
}

function literalText(q: Printer, node: Literal): string {
  switch (node.literal) {
    case "string":
      return stringText(node.text, q.dialect);
    case "blob":
      return `x${stringText(node.text)}`;
    case "boolean":
    case "null":
      return node.text.toUpperCase();
    case "integer":
    case "decimal":
    case "double":
      return node.text;
  }
}

function intervalText(q: Printer, node: Extract<Expression, { kind: "interval" }>): string {
  const { value, unit } = node;
  const bare = value.kind === "literal" && (value.literal === "string" || value.literal === "integer");
  const text = bare ? free(q, value) : `(${free(q, value)})`;
  return `INTERVAL ${text}${unit === undefined ? "" : ` ${unit.toUpperCase()}`}`;
}

function unaryText(q: Printer, node: Unary): string {
  const { binding } = q.dialect.syntax;
  if (node.operatorStart > node.operand.start) {
    return `${q.expression(q, node.operand, binding.other)} ${node.operator}`;
  }
  if (node.operator === "not") return `NOT ${q.expression(q, node.operand, binding.not)}`;
  if (node.enclosed === true) return `${node.operator}(${free(q, node.operand)})`;
  const sign = node.operator === "-" || node.operator === "+";
  const operand = q.expression(q, node.operand, sign ? binding.sign : binding.other + 1);
  return sign && !startsWithSign(operand) ? node.operator + operand : `${node.operator} ${operand}`;
}

function startsWithSign(text: string): boolean {
  return text.startsWith("-") || text.startsWith("+");
}

/** Chains of binary operators grow to the left, and are printed without recursion there. */
function binaryText(q: Printer, node: Binary): string {
  const { binding } = q.dialect.syntax;
  const parts: string[] = [];
  let left: Expression = node;
  while (left.kind === "binary") {
    const level = binaryLevel(left.operator, binding);
    const tight = left.operator === "->>" ? binding.other : level;
    parts.push(` ${left.operator.toUpperCase()} ${q.expression(q, left.right, tight + 1)}`);
    const inner: Expression = left.left;
    const loose = level === binding.comparison || level === binding.is;
    const minimum = loose ? level + 1 : tight;
    left = inner;
    if (inner.kind !== "binary" || levelOf(inner, binding) < minimum) {
      parts.push(q.expression(q, inner, minimum));
      break;
    }
  }
  return parts.reverse().join("");
}

type Test = Extract<
  Expression,
  { kind: "logical" | "between" | "in" | "is" | "like" | "quantified" | "at-time-zone" | "collate" }
>;

function testText(q: Printer, node: Test): string {
  const { binding } = q.dialect.syntax;
  const at = (operand: Expression, minimum: number): string => q.expression(q, operand, minimum);
  const not = "negated" in node && node.negated ? "NOT " : "";
  switch (node.kind) {
    case "logical":
      return node.operands
        .map((operand) => at(operand, binding[node.operator] + 1))
        .join(` ${node.operator.toUpperCase()} `);
    case "between":
      return `${at(node.operand, binding.like + 1)} ${not}BETWEEN ${at(node.low, binding.other)} AND ${at(node.high, binding.like + 1)}`;
    case "in":
      return `${at(node.operand, binding.like + 1)} ${not}IN ${inText(q, node)}`;
    case "is":
      return `${at(node.operand, binding.is + (node.operand.kind === "is" ? 0 : 1))} IS ${not}${node.test.toUpperCase()}`;
    case "like": {
      const escape = node.escape === undefined ? "" : ` ESCAPE ${at(node.escape, binding.escape + 1)}`;
      return `${at(node.operand, binding.like + 1)} ${not}${node.operator.toUpperCase()} ${at(node.pattern, binding.like + 1)}${escape}`;
    }
    case "quantified":
      return `${at(node.operand, binding.comparison + 1)} ${node.operator} ${node.quantifier.toUpperCase()} (${quantifiedText(q, node)})`;
    case "at-time-zone":
      return `${at(node.operand, binding.atTimeZone)} AT TIME ZONE ${at(node.zone, binding.atTimeZone + 1)}`;
    case "collate":
      return `${at(node.operand, binding.collate)} COLLATE ${pathText(node.collation, q.dialect)}`;
  }
}

function inText(q: Printer, node: Extract<Expression, { kind: "in" }>): string {
  if (node.query !== undefined) return `(${q.query(q, node.query)})`;
  if (node.collection !== undefined) {
    const collection = q.expression(q, node.collection, 0);
    return node.unnested === true ? `UNNEST(${collection})` : collection;
  }
  return `(${commas(q, node.list ?? [])})`;
}

function quantifiedText(q: Printer, node: Extract<Expression, { kind: "quantified" }>): string {
  if (node.query !== undefined) return q.query(q, node.query);
  return node.collection === undefined ? "" : free(q, node.collection);
}

function caseText(q: Printer, node: Extract<Expression, { kind: "case" }>): string {
  const parts = ["CASE"];
  if (node.operand !== undefined) parts.push(free(q, node.operand));
  for (const branch of node.branches) {
    parts.push(`WHEN ${free(q, branch.when)} THEN ${free(q, branch.result)}`);
  }
  if (node.otherwise !== undefined) parts.push(`ELSE ${free(q, node.otherwise)}`);
  parts.push("END");
  return parts.join(" ");
}

function lambdaText(q: Printer, node: Extract<Expression, { kind: "lambda" }>): string {
  const names = node.parameters.map((parameter) => identifierText(parameter, q.dialect));
  if (node.keyword) return `LAMBDA ${names.join(", ")}: ${free(q, node.body)}`;
  const parameters = names.length === 1 ? (names[0] ?? "") : `(${names.join(", ")})`;
  return `${parameters} -> ${q.expression(q, node.body, q.dialect.syntax.binding.arrow + 1)}`;
}

function collectionText(
  q: Printer,
  node: Extract<Expression, { kind: "list" | "struct" | "map" | "row" }>,
): string {
  switch (node.kind) {
    case "list":
      return `${node.keyword ? "ARRAY" : ""}[${commas(q, node.elements)}]`;
    case "row":
      return node.elements.length > 1 ? `(${rowText(q, node)})` : `ROW(${commas(q, node.elements)})`;
    case "struct":
    case "map": {
      const entries = node.entries.map((entry) => `${free(q, entry.key)}: ${free(q, entry.value)}`);
      return `${node.kind === "map" ? "MAP " : ""}{${entries.join(", ")}}`;
    }
  }
}

function rowText(q: Printer, { elements, names }: Row): string {
  if (names === undefined) return commas(q, elements);
  const named = elements.map((element, i) => {
    const name = names[i];
    return free(q, element) + (name === undefined ? "" : ` AS ${identifierText(name, q.dialect)}`);
  });
  return named.join(", ");
}

function sliceText(q: Printer, node: Extract<Expression, { kind: "slice" }>): string {
  const from = node.from === undefined ? "" : free(q, node.from);
  const to = node.to === undefined ? (node.step === undefined ? "" : "-") : free(q, node.to);
  const step = node.step === undefined ? "" : `:${free(q, node.step)}`;
  return `${suffixed(q, node.operand, true)}[${from}:${to}${step}]`;
}

/** What a subscript or a field may follow without parentheses. */
function suffixed(q: Printer, operand: Expression, columns: boolean): string {
  switch (operand.kind) {
    case "column":
      return columns ? free(q, operand) : `(${free(q, operand)})`;
    case "call":
    case "cast":
    case "field":
    case "index":
    case "list":
    case "map":
    case "parameter":
    case "slice":
    case "struct":
    case "subquery":
      return q.expression(q, operand, primaryLevel);
    default:
      return `(${free(q, operand)})`;
  }
}
