import type { Argument, Expression } from "../../../ast/expression.ts";

/**
 * The name that Spark gives an output column without an alias: the expression in its own spelling, `(a + 1)`, `count(1)`; of a cast
 * that of what is cast where that has a name. `undefined` where the spelling is not certain.
 */
export function databricksColumnName(node: Expression): string | undefined {
  if (node.kind === "cast") return nameOf(node.operand) ?? textOf(node);
  return nameOf(node) ?? textOf(node);
}

/** The name of a column or a field. */
function nameOf(node: Expression): string | undefined {
  if (node.kind === "column") return node.parts.at(-1)?.name;
  return node.kind === "field" ? node.field.name : undefined;
}

function textOf(node: Expression): string | undefined {
  switch (node.kind) {
    case "column":
    case "field":
      return nameOf(node);
    case "literal":
      return literalText(node);
    case "binary":
      return binaryText(node);
    case "logical":
      return all(node.operands.map(textOf), (parts) =>
        parts.reduce((left, right) => `(${left} ${node.operator.toUpperCase()} ${right})`),
      );
    case "unary":
      return unaryText(node);
    case "is":
      return node.test === "null"
        ? all([textOf(node.operand)], ([operand = ""]) => `(${operand} IS ${node.negated ? "NOT " : ""}NULL)`)
        : undefined;
    case "call":
      return callText(node);
    default:
      return undefined;
  }
}

function all(
  parts: readonly (string | undefined)[],
  write: (parts: readonly string[]) => string,
): string | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? write(known) : undefined;
}

function literalText(node: Expression & { readonly kind: "literal" }): string | undefined {
  switch (node.literal) {
    case "integer":
      return /^\d+$/.test(node.text) ? BigInt(node.text).toString() : undefined;
    case "decimal":
      return /^\d*[1-9]\d*\.\d+$|^0\.\d+$/.test(node.text) ? node.text : undefined;
    case "string":
      return node.text;
    case "boolean":
      return node.text.toLowerCase();
    case "null":
      return "NULL";
    default:
      return undefined;
  }
}

const plainOperators: ReadonlySet<string> = new Set("+ - * / % = <> < <= > >= & | ^ <=> ||".split(" "));

function binaryText(node: Expression & { readonly kind: "binary" }): string | undefined {
  const { operator } = node;
  if (!plainOperators.has(operator)) return undefined;
  return all([textOf(node.left), textOf(node.right)], ([left = "", right = ""]) => {
    if (operator === "||") return `concat(${left}, ${right})`;
    if (operator === "<>") return `(NOT (${left} = ${right}))`;
    return `(${left} ${operator} ${right})`;
  });
}

function unaryText(node: Expression & { readonly kind: "unary" }): string | undefined {
  const sign = node.operator === "not" ? "NOT" : node.operator === "-" ? "-" : undefined;
  if (sign === undefined) return undefined;
  return all([textOf(node.operand)], ([operand = ""]) =>
    sign === "NOT" ? `(NOT ${operand})` : isNumber(node.operand) ? `-${operand}` : `(- ${operand})`,
  );
}

function isNumber(node: Expression): boolean {
  return node.kind === "literal" && (node.literal === "integer" || node.literal === "decimal");
}

function callText(node: Expression & { readonly kind: "call" }): string | undefined {
  const [name, more] = node.name;
  const isPlain = node.over === undefined && node.filter === undefined && node.orderBy.length === 0;
  if (name === undefined || more !== undefined || !isPlain || node.withinGroup.length > 0) return undefined;
  return all(
    node.arguments.map(argumentText),
    (parts) => `${name.name.toLowerCase()}(${node.distinct ? "DISTINCT " : ""}${parts.join(", ")})`,
  );
}

function argumentText({ value, name }: Argument): string | undefined {
  if (name !== undefined) return undefined;
  return value.kind === "star" ? "1" : textOf(value);
}
