import type { Expression } from "../../../ast/expression.ts";

/** The name that BigQuery gives the column of a pivoted value without an alias: `_1`, `minus_2`, `_1_point_5`, the text of a text. */
export function pivotValueName(node: Expression): string | undefined {
  switch (node.kind) {
    case "literal":
      return literalName(node.literal, node.text);
    case "typed-literal":
      return typedName(node.type.text, node.text);
    case "unary":
      return node.operator === "-" ? negated(pivotValueName(node.operand)) : undefined;
    case "cast":
      return pivotValueName(node.operand);
    case "row":
      return joined(node.elements.map(pivotValueName));
    default:
      return undefined;
  }
}

/** The name of the column of a value and an aggregate; numbers lose their underscore behind the aggregate's name. */
export function pivotColumnName(value: string, aggregate: string | undefined): string {
  if (aggregate === undefined) return value;
  return value.startsWith("_") ? `${aggregate}${value}` : `${aggregate}_${value}`;
}

function literalName(kind: string, text: string): string | undefined {
  switch (kind) {
    case "integer":
      return `_${BigInt(text)}`;
    case "decimal":
      return numberName(text);
    case "boolean":
      return text.toLowerCase();
    case "null":
      return "NULL";
    case "string":
      if (text === "") return "empty_string_value";
      return /^\d{4}-\d\d-\d\d$/.test(text) ? `_${text.replaceAll("-", "_")}` : text;
    default:
      return undefined;
  }
}

function typedName(type: string, text: string): string | undefined {
  switch (type.toLowerCase()) {
    case "date":
      return /^\d{4}-\d\d-\d\d$/.test(text) ? `_${text.replaceAll("-", "_")}` : undefined;
    case "numeric":
    case "bignumeric":
    case "decimal":
    case "bigdecimal":
      return text.startsWith("-") ? negated(numberName(text.slice(1))) : numberName(text);
    default:
      return undefined;
  }
}

function numberName(text: string): string | undefined {
  return /^\d+(?:\.\d*[1-9])?$/.test(text) ? `_${text.replace(".", "_point_")}` : undefined;
}

function negated(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `minus${name}`;
}

function joined(names: readonly (string | undefined)[]): string | undefined {
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length ? known.map((name) => name.replace(/^_/, "")).join("_") : undefined;
}
