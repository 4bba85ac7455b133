import type { Expression, Like, Literal, Star, Unary } from "../../../ast/expression.ts";
import { comprehensionCall } from "../../../ast/comprehension.ts";
import { callText } from "./call-text.ts";
import { intervalText } from "./interval.ts";
import { numberText } from "./number.ts";
import { quoted, quotedPath, quotedString } from "./quote.ts";
import { castTypeText, literalTypeText } from "./type-text.ts";
import { commas, give, type Writer } from "./writer.ts";

type Of<K extends Expression["kind"]> = Extract<Expression, { kind: K }>;

/** An expression as DuckDB writes it in a column's name. */
export function expressionText(w: Writer, node: Expression | Star): string {
  switch (node.kind) {
    case "literal":
      return literalText(w, node);
    case "column":
      return quotedPath(node.parts);
    case "unary":
      return unaryText(w, node);
    case "binary":
      return binaryText(w, node);
    case "logical":
      return `(${flat(node, node.operator)
        .map((operand) => w.text(w, operand))
        .join(` ${node.operator.toUpperCase()} `)})`;
    case "call":
      return callText(w, node);
    case "cast":
      return castText(w, w.text(w, node.operand), { type: node.type.text, safe: node.safe });
    case "typed-literal":
      return `CAST(${quotedString(node.text)} AS ${literalTypeText(node.type.text) ?? give(w)})`;
    case "case":
      return caseText(w, node);
    case "between":
    case "in":
    case "is":
    case "like":
    case "quantified":
    case "exists":
      return testText(w, node);
    case "list":
    case "struct":
    case "map":
    case "row":
    case "field":
    case "index":
    case "slice":
      return nestedText(w, node);
    default:
      return otherText(w, node);
  }
}

function otherText(
  w: Writer,
  node:
    | Of<
        "interval" | "extract" | "lambda" | "subquery" | "at-time-zone" | "collate" | "parameter" | "columns"
      >
    | Of<"comprehension" | "positional" | "opaque" | "error">
    | Star,
): string {
  switch (node.kind) {
    case "interval":
      return node.unit === undefined
        ? castText(w, w.text(w, node.value), { type: "interval", safe: false })
        : intervalText(w.text(w, node.value), node.unit);
    case "extract":
      return `main.date_part(${quotedString(node.field)}, ${w.text(w, node.operand)})`;
    case "lambda":
      return lambdaText(w, node);
    case "subquery":
      return `(${w.query(w, node.query)})`;
    case "at-time-zone":
      return `main.timezone(${w.text(w, node.zone)}, ${w.text(w, node.operand)})`;
    case "collate":
      return `${w.text(w, node.operand)} COLLATE ${quoted(node.collation.map((part) => part.name).join("."))}`;
    case "comprehension":
      return w.text(w, comprehensionCall(node));
    case "positional":
      return `#${node.position}`;
    case "parameter":
    case "columns":
    case "opaque":
    case "error":
    case "star":
      return give(w);
  }
}

function literalText(w: Writer, node: Literal): string {
  switch (node.literal) {
    case "string":
      return quotedString(node.text);
    case "boolean":
      return `CAST('${node.text === "true" ? "t" : "f"}' AS BOOLEAN)`;
    case "null":
      return "NULL";
    case "blob":
      return give(w);
    case "integer":
    case "decimal":
    case "double":
      return numberText(node);
  }
}

function castText(w: Writer, operand: string, to: { type: string; safe: boolean }): string {
  const type = castTypeText(to.type) ?? give(w);
  return `${to.safe ? "TRY_CAST" : "CAST"}(${operand} AS ${type})`;
}

function unaryText(w: Writer, node: Unary): string {
  if (node.operator === "not") return negated(w, node.operand);
  const operand = w.text(w, node.operand);
  if (node.operatorStart > node.operand.start) return `((${operand})${node.operator})`;
  if (node.operator === "-" && isNumber(node.operand)) {
    if (operand.startsWith("-")) return operand.slice(1);
    return isExactZero(node.operand) ? operand : `-${operand}`;
  }
  return `${node.operator}(${operand})`;
}

/** A number, maybe with minus signs: DuckDB computes those. */
function isNumber(node: Expression): boolean {
  let inner = node;
  while (inner.kind === "unary" && inner.operator === "-") inner = inner.operand;
  return (
    inner.kind === "literal" &&
    inner.literal !== "string" &&
    inner.literal !== "null" &&
    inner.literal !== "boolean"
  );
}

/** Only a DOUBLE has a negative zero. */
function isExactZero(node: Expression): boolean {
  let inner = node;
  while (inner.kind === "unary") inner = inner.operand;
  return inner.kind === "literal" && inner.literal !== "double" && /^[0._]*$/.test(inner.text);
}

const opposite: Readonly<Record<string, string>> = {
  "=": "!=",
  "<>": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};

/** NOT before an expression; DuckDB turns comparisons round instead. */
function negated(w: Writer, node: Expression): string {
  if (node.kind === "binary") {
    const operator = opposite[node.operator];
    if (operator !== undefined) return infix(w, node, operator);
    if (node.operator === "is distinct from") return infix(w, node, "IS NOT DISTINCT FROM");
    if (node.operator === "is not distinct from") return infix(w, node, "IS DISTINCT FROM");
  }
  if (node.kind === "in" && !node.negated && node.list !== undefined) {
    return `(${w.text(w, node.operand)} NOT IN (${commas(w, node.list)}))`;
  }
  if (node.kind === "is" && (node.test === "true" || node.test === "false")) {
    return isText(w, { ...node, negated: !node.negated });
  }
  if (node.kind === "unary" && node.operator === "not" && turnsRound(node.operand))
    return w.text(w, node.operand);
  return `(NOT ${w.text(w, node)})`;
}

/** Whether NOT before it is written as the opposite comparison, so that a second NOT gives it back. */
function turnsRound(node: Expression): boolean {
  if (node.kind === "is") return node.test === "true" || node.test === "false";
  if (node.kind !== "binary") return false;
  return opposite[node.operator] !== undefined || node.operator.endsWith("distinct from");
}

function infix(w: Writer, node: Of<"binary">, operator: string): string {
  return `(${w.text(w, node.left)} ${operator} ${w.text(w, node.right)})`;
}

function binaryText(w: Writer, node: Of<"binary">): string {
  switch (node.operator) {
    case "<>":
      return infix(w, node, "!=");
    case "~":
      return `regexp_full_match(${w.text(w, node.left)}, ${w.text(w, node.right)})`;
    case "!~":
      return `(NOT regexp_full_match(${w.text(w, node.left)}, ${w.text(w, node.right)}))`;
    default:
      return infix(w, node, node.operator.toUpperCase());
  }
}

function flat(node: Of<"logical">, operator: "and" | "or"): readonly Expression[] {
  return node.operands.flatMap((operand) =>
    operand.kind === "logical" && operand.operator === operator ? flat(operand, operator) : [operand],
  );
}

function caseText(w: Writer, node: Of<"case">): string {
  const operand = node.operand === undefined ? undefined : w.text(w, node.operand);
  const branches = node.branches.map((branch) => {
    const when = w.text(w, branch.when);
    const condition = operand === undefined ? when : `(${operand} = ${when})`;
    return ` WHEN (${condition}) THEN (${w.text(w, branch.result)})`;
  });
  const otherwise = node.otherwise === undefined ? "NULL" : w.text(w, node.otherwise);
  return `CASE ${branches.join("")} ELSE ${otherwise} END`;
}

function testText(w: Writer, node: Of<"between" | "in" | "is" | "like" | "quantified" | "exists">): string {
  switch (node.kind) {
    case "between": {
      const range = `${w.text(w, node.low)} AND ${w.text(w, node.high)}`;
      return not(node.negated, `(${w.text(w, node.operand)} BETWEEN ${range})`);
    }
    case "in":
      return inText(w, node);
    case "is":
      return isText(w, node);
    case "like":
      return likeText(w, node);
    case "exists":
      return `EXISTS(${w.query(w, node.query)})`;
    case "quantified":
      return quantifiedText(w, node);
  }
}

function not(negate: boolean, text: string): string {
  return negate ? `(NOT ${text})` : text;
}

function inText(w: Writer, node: Of<"in">): string {
  const operand = w.text(w, node.operand);
  if (node.query !== undefined) return not(node.negated, `(${operand} = ANY(${w.query(w, node.query)}))`);
  if (node.collection !== undefined) {
    return not(node.negated, `contains(${w.text(w, node.collection)}, ${operand})`);
  }
  return `(${operand} ${node.negated ? "NOT " : ""}IN (${commas(w, node.list ?? [])}))`;
}

function isText(w: Writer, node: Of<"is">): string {
  const operand = w.text(w, node.operand);
  switch (node.test) {
    case "null":
    case "unknown":
      return `(${operand} IS ${node.negated ? "NOT " : ""}NULL)`;
    case "true":
    case "false":
      return `(CAST(${operand} AS BOOLEAN) IS ${node.negated ? "" : "NOT "}DISTINCT FROM ${node.test})`;
  }
}

function likeText(w: Writer, node: Like): string {
  const operand = w.text(w, node.operand);
  const pattern = w.text(w, node.pattern);
  if (node.operator === "similar to") {
    return node.escape === undefined
      ? not(node.negated, `regexp_full_match(${operand}, ${pattern})`)
      : give(w);
  }
  if (node.escape !== undefined) {
    const name = `${node.negated ? "not_" : ""}${node.operator}_escape`;
    return `main.${name}(${operand}, ${pattern}, ${w.text(w, node.escape)})`;
  }
  const symbol = node.operator === "like" ? "~~" : node.operator === "ilike" ? "~~*" : "~~~";
  return `(${operand} ${node.negated ? "!" : ""}${symbol} ${pattern})`;
}

function quantifiedText(w: Writer, node: Of<"quantified">): string {
  const operand = w.text(w, node.operand);
  const query =
    node.query === undefined
      ? `SELECT unnest(${node.collection === undefined ? give(w) : w.text(w, node.collection)})`
      : w.query(w, node.query);
  const written = node.operator === "<>" ? "!=" : node.operator;
  if (node.quantifier === "any") return `(${operand} ${written} ANY(${query}))`;
  return `(NOT (${operand} ${opposite[node.operator] ?? written} ANY(${query})))`;
}

function nestedText(
  w: Writer,
  node: Of<"list" | "struct" | "map" | "row" | "field" | "index" | "slice">,
): string {
  switch (node.kind) {
    case "list":
      return node.keyword
        ? `(ARRAY[${commas(w, node.elements)}])`
        : `main.list_value(${commas(w, node.elements)})`;
    case "struct": {
      const entries = node.entries.map((entry) => {
        const key = entry.key.kind === "literal" ? entry.key.text : "";
        return `${quoted(key)} := ${w.text(w, entry.value)}`;
      });
      return `main.struct_pack(${entries.join(", ")})`;
    }
    case "map": {
      const keys = commas(
        w,
        node.entries.map((entry) => entry.key),
      );
      const values = commas(
        w,
        node.entries.map((entry) => entry.value),
      );
      return `main."map"(main.list_value(${keys}), main.list_value(${values}))`;
    }
    case "row":
      return `main."row"(${commas(w, node.elements)})`;
    case "field":
      return `(${w.text(w, node.operand)}).${quoted(node.field.name)}`;
    case "index":
      return `${w.text(w, node.operand)}[${w.text(w, node.index)}]`;
    case "slice":
      return sliceText(w, node);
  }
}

function sliceText(w: Writer, node: Of<"slice">): string {
  const part = (bound: Expression | undefined, otherwise: string): string =>
    bound === undefined ? otherwise : w.text(w, bound);
  const step = node.step === undefined ? "" : `:${w.text(w, node.step)}`;
  const to = part(node.to, node.step === undefined ? "" : "-");
  return `${w.text(w, node.operand)}[${part(node.from, "")}:${to}${step}]`;
}

function lambdaText(w: Writer, node: Of<"lambda">): string {
  const names = node.parameters.map((parameter) => quoted(parameter.name));
  if (node.keyword) return `(lambda ${names.join(", ")}: ${w.text(w, node.body)})`;
  const parameters = names.length === 1 ? (names[0] ?? "") : `main."row"(${names.join(", ")})`;
  return `(${parameters} -> ${w.text(w, node.body)})`;
}
