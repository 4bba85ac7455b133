import type {
  Binary,
  Case,
  Cast,
  ColumnName,
  Expression,
  Index,
  IsTest,
  Like,
  Row,
  Unary,
} from "../../../ast/expression.ts";
import { parseDatabricksType } from "../types/parse-type.ts";
import { printDatabricksType } from "../types/print-type.ts";
import { arithmeticText } from "./arithmetic-text.ts";
import { callText } from "./call-text.ts";
import { comparisonText } from "./comparison-text.ts";
import { intervalText } from "./interval-text.ts";
import { literalText, typedLiteralText } from "./literal-text.ts";
import { lastOfPath, pathParts } from "./path-text.ts";
import { all, type Writing } from "./writing.ts";

/** An expression in Spark's spelling; `undefined` where that is not certain. */
export function expressionText(node: Expression, writing: Writing): string | undefined {
  const text = (part: Expression): string | undefined => expressionText(part, writing);
  switch (node.kind) {
    case "column":
      return columnText(node, writing);
    case "literal":
      return literalText(node);
    case "typed-literal":
      return typedLiteralText(node);
    case "interval":
      return intervalText(node);
    case "binary":
      return binaryText(node, writing);
    case "logical":
      return all(node.operands.map(text), (...parts) =>
        parts.reduce((left, right) => `(${left} ${node.operator.toUpperCase()} ${right})`),
      );
    case "unary":
      return unaryText(node, writing);
    case "is":
      return all([text(node.operand)], (operand = "") => isText(node, operand));
    case "between":
      return all([node.operand, node.low, node.high].map(text), (...parts) =>
        not(node.negated, `between(${parts.join(", ")})`),
      );
    case "in":
      return all([text(node.operand), listText(node, writing)], (operand, list) =>
        not(node.negated, `(${operand} IN (${list}))`),
      );
    case "like":
      return likeText(node, writing);
    case "case":
      return caseText(node, writing);
    case "cast":
      return castText(node, writing);
    case "extract":
      return all([text(node.operand)], (operand) => `extract(${node.written ?? node.field} FROM ${operand})`);
    case "call":
      return callText(node, writing);
    case "subquery":
      return outerText(node, writing, "scalarsubquery");
    case "exists":
      return outerText(node, writing, "exists");
    case "row":
      return rowText(node, writing);
    case "field":
      return fieldText(node, writing);
    case "index":
      return indexText(node, writing);
    case "collate":
      return all([text(node.operand)], (operand) => `collate(${operand}, ${node.collation.map(({ name }) => name).join(".")})`);
    default:
      return undefined;
  }
} // prettier-ignore

function not(negated: boolean, text: string): string {
  return negated ? `(NOT ${text})` : text;
}

function columnText(node: ColumnName, { parameters, meaningOf }: Writing): string | undefined {
  const names = node.parts.map(({ name }) => name);
  const [first = "", ...fields] = names;
  if (parameters.has(first.toLowerCase())) return ["namedlambdavariable()", ...fields].join(".");
  const meaning = meaningOf(node);
  if (meaning === "alias") return ["lateralAliasReference(".concat(first, ")"), ...fields].join(".");
  if (meaning === "function") return keywordCalls.get(first.toLowerCase()) ?? `${first.toLowerCase()}()`;
  if (meaning === undefined && fields.length > 0) return undefined;
  return names.slice(meaning ?? 0).join(".");
}

const keywordCalls: ReadonlyMap<string, string> = new Map([
  ["session_user", "current_user()"],
  ["user", "current_user()"],
]);

const plainOperators: ReadonlySet<string> = new Set("% = < <= > >= & | ^ <=> << >> >>>".split(" "));

function binaryText(node: Binary, writing: Writing): string | undefined {
  const parts = [expressionText(node.left, writing), expressionText(node.right, writing)];
  const [left, right] = parts;
  if (left === undefined || right === undefined) return undefined;
  switch (node.operator) {
    case "+":
    case "-":
    case "*":
    case "/":
      return arithmeticText(node, [left, right], writing);
    case "||":
      return `concat(${left}, ${right})`;
    case "==":
      return `(${left} = ${right})`;
    case "<>":
    case "!=":
      return `(NOT (${left} = ${right}))`;
    case "div":
      return `(${left} div ${right})`;
    case "<":
    case "<=":
    case ">":
    case ">=":
      return comparisonText(node, [left, right], writing);
    case "is distinct from":
      return `(NOT (${left} <=> ${right}))`;
    case "is not distinct from":
      return `(${left} <=> ${right})`;
    default:
      return plainOperators.has(node.operator) ? `(${left} ${node.operator} ${right})` : undefined;
  }
}

function unaryText(node: Unary, writing: Writing): string | undefined {
  const { operand, operator } = node;
  const text = expressionText(operand, writing);
  if (text === undefined) return undefined;
  switch (operator) {
    case "not":
    case "!":
      return `(NOT ${text})`;
    case "~":
      return `~${text}`;
    case "+":
      return `(+ ${text})`;
    case "-":
      // A sign directly before a number belongs to the number.
      return isNumber(operand) && operand.start === node.operatorEnd ? `-${text}` : `(- ${text})`;
    default:
      return undefined;
  }
}

function isNumber(node: Expression): boolean {
  return node.kind === "literal" && /^(integer|decimal|double)$/.test(node.literal);
}

function isText({ test, negated, operand: of }: IsTest, operand: string): string {
  switch (test) {
    case "unknown":
      if (of.kind === "literal" && of.literal === "boolean")
        return `(${operand} IS ${negated ? "NOT " : ""}UNKNOWN)`;
      return `(${operand} IS ${negated ? "NOT " : ""}NULL)`;
    case "null":
      return `(${operand} IS ${negated ? "NOT " : ""}NULL)`;
    case "true":
    case "false":
      return not(negated, `(${operand} <=> ${test})`);
  }
}

function listText(node: Expression & { readonly kind: "in" }, writing: Writing): string | undefined {
  if (node.list !== undefined)
    return all(node.list.map((item) => expressionText(item, writing)), (...items) => items.join(", "));
  const outer = node.query === undefined ? undefined : writing.outerOf(node);
  return outer?.length === 0 ? "listquery()" : undefined;
} // prettier-ignore

function likeText(node: Like, writing: Writing): string | undefined {
  const operand = expressionText(node.operand, writing);
  if (operand === undefined) return undefined;
  const quantified = quantifiedText(node, operand);
  if (quantified !== undefined) return quantified;
  const pattern = expressionText(node.pattern, writing);
  if (pattern === undefined) return undefined;
  const escape = node.escape === undefined ? "" : expressionText(node.escape, writing);
  switch (node.operator) {
    case "like":
      return not(node.negated, `${operand} LIKE ${pattern}${escape === "" ? "" : ` ESCAPE '${escape}'`}`);
    case "ilike":
      return not(node.negated, `ilike(${operand}, ${pattern})`);
    case "rlike":
      return not(node.negated, `RLIKE(${operand}, ${pattern})`);
    default:
      return undefined;
  }
}

/** `LIKE ANY (…)`, whose name does not show the patterns. */
function quantifiedText({ quantifier, negated, operator }: Like, operand: string): string | undefined {
  if (quantifier === undefined) return undefined;
  const text = operator === "ilike" ? `lower(${operand})` : operand;
  return `${negated ? "not" : ""}like${quantifier}(${text})`;
}

function caseText(node: Case, writing: Writing): string | undefined {
  const operand = node.operand === undefined ? "" : expressionText(node.operand, writing);
  if (operand === undefined) return undefined;
  const branches = node.branches.map(({ when, result }) =>
    all([expressionText(when, writing), expressionText(result, writing)], (condition, value) =>
      `WHEN ${operand === "" ? condition : `(${operand} = ${condition})`} THEN ${value}`,
    ),
  );
  const otherwise = node.otherwise === undefined ? [] : [all([expressionText(node.otherwise, writing)], (value) => `ELSE ${value}`)];
  return all([...branches, ...otherwise], (...parts) => `CASE ${parts.join(" ")} END`);
} // prettier-ignore

/** A cast; of lists, maps and structs Spark shows only what is cast. */
function castText(node: Cast, writing: Writing): string | undefined {
  const operand = writing.text(node.operand, writing);
  const isNested = /^\s*(array|map|struct)\s*</i.test(node.type.text);
  if (isNested) return operand;
  return all(
    [operand, typeText(node.type.text)],
    (text, type) => `${node.safe ? "TRY_CAST" : "CAST"}(${text} AS ${type})`,
  );
}

function typeText(text: string): string | undefined {
  const type = parseDatabricksType(text);
  if (type === undefined) return undefined;
  const [collation = ""] = / COLLATE \w+$/.exec(text) ?? [];
  return `${printDatabricksType(type)}${collation}`;
}

function outerText(node: Expression, writing: Writing, name: string): string | undefined {
  const outer = writing.outerOf(node);
  return outer === undefined || outer.length > 1 ? undefined : `${name}(${outer.join("")})`;
}

/** `(a, 1)`: `named_struct(a, a, col2, 1)`. */
function rowText(node: Row, writing: Writing): string | undefined {
  const fields = node.elements.map((element, i) =>
    all([expressionText(element, writing)], (text) => {
      const given = node.names?.[i]?.name;
      if (given !== undefined) return `${given}, ${text} AS ${given}`;
      const name = element.kind === "column" ? element.parts.at(-1)?.name : undefined;
      return `${name ?? `col${i + 1}`}, ${text}`;
    }),
  );
  return all(fields, (...parts) => `named_struct(${parts.join(", ")})`);
}

function fieldText(node: Expression & { readonly kind: "field" }, writing: Writing): string | undefined {
  const path = pathText(node, writing);
  if (path !== undefined) return path;
  const isNull = writing.valueOf(node.operand)?.type.kind === "null";
  return all([expressionText(node.operand, writing)], (operand) =>
    isNull ? `${operand}[${node.field.name}]` : `${operand}.${node.field.name}`,
  );
}

/** `v:a.b` inside an expression: `variant_get(v, $.a.b) AS b`. */
function pathText(node: Expression, writing: Writing): string | undefined {
  const path = pathParts(node);
  if (path === undefined) return undefined;
  return all([expressionText(path.root, writing), lastOfPath(node)], (root, name) =>
    `variant_get(${root}, ${path.path}) AS ${name}`,
  );
} // prettier-ignore

function indexText(node: Index, writing: Writing): string | undefined {
  const path = pathText(node, writing);
  if (path !== undefined) return path;
  const isField = writing.valueOf(node.operand)?.type.kind === "struct";
  return all([expressionText(node.operand, writing), expressionText(node.index, writing)], (operand, index) =>
    isField ? `${operand}.${index}` : `${operand}[${index}]`,
  );
} // prettier-ignore
