import { lowerAscii, withCase } from "../types/lower-ascii.ts";
import { linearPattern } from "./linear-pattern.ts";
import { matchesWildcards } from "./wildcard-match.ts";
import type { Binary, Call, Comprehension, Expression, Lambda, Like, Star } from "../ast/expression.ts";

/** What an expression over the names of columns can be. */
export type NameValue = string | number | boolean | readonly NameValue[];

/** What an expression over the names of columns sees. */
export interface NameScope {
  /** The names of all columns in question, which `*` stands for. */
  readonly columns: readonly string[];
  /** Lambda parameters by lower-case name. */
  readonly parameters: ReadonlyMap<string, NameValue>;
}

/** Computes an expression over the names of columns, such as `name -> name LIKE 'a%'`; `undefined` where that is not certain. */
export function nameValue(scope: NameScope, node: Expression | Star): NameValue | undefined {
  switch (node.kind) {
    case "literal":
      return literalValue(node.literal, node.text);
    case "column":
      return node.parts.length === 1
        ? scope.parameters.get(lowerAscii(node.parts[0]?.name ?? ""))
        : undefined;
    case "columns":
      return node.pattern.kind === "star" ? nameValue(scope, node.pattern) : undefined;
    case "star":
      return isPlainStar(node) ? scope.columns : undefined;
    case "list":
      return all(node.elements.map((element) => nameValue(scope, element)));
    case "like":
      return likeValue(scope, node);
    case "logical": {
      const operands = booleans(node.operands.map((operand) => nameValue(scope, operand)));
      if (operands === undefined) return undefined;
      return node.operator === "and" ? operands.every(Boolean) : operands.some(Boolean);
    }
    case "unary": {
      const operand = node.operator === "not" ? nameValue(scope, node.operand) : undefined;
      return typeof operand === "boolean" ? !operand : undefined;
    }
    case "binary":
      return binaryValue(scope, node);
    case "in":
    case "between":
      return membership(scope, node);
    case "call":
      return callValue(scope, node);
    case "comprehension":
      return comprehensionValue(scope, node);
    default:
      return undefined;
  }
}

function isPlainStar(node: Star): boolean {
  const changes = node.qualifier.length + node.exclude.length + node.replace.length + node.rename.length;
  return changes === 0 && node.filter === undefined;
}

function literalValue(kind: string, text: string): NameValue | undefined {
  if (kind === "string") return text;
  if (kind === "boolean") return text.toLowerCase() === "true";
  return kind === "integer" && /^\d+$/.test(text) ? Number(text) : undefined;
}

function all(values: readonly (NameValue | undefined)[]): readonly NameValue[] | undefined {
  const known = values.filter((value): value is NameValue => value !== undefined);
  return known.length === values.length ? known : undefined;
}

function booleans(values: readonly (NameValue | undefined)[]): readonly boolean[] | undefined {
  const known = values.filter((value): value is boolean => typeof value === "boolean");
  return known.length === values.length ? known : undefined;
}

function likeValue(scope: NameScope, node: Like): boolean | undefined {
  const operand = nameValue(scope, node.operand);
  const pattern = nameValue(scope, node.pattern);
  if (typeof operand !== "string" || typeof pattern !== "string" || node.escape !== undefined)
    return undefined;
  const test = likeTest(node.operator, pattern);
  return test === undefined ? undefined : test(operand) !== node.negated;
}

/** A test by a LIKE-like pattern; `undefined` where the pattern is not certain to mean the same here. */
export function likeTest(
  operator: Like["operator"],
  pattern: string,
  escape?: string,
): ((text: string) => boolean) | undefined {
  if (operator === "similar to") return linearPattern(`^(?:${pattern})$`);
  if (operator === "glob" && /[[\]\\]/.test(pattern)) return undefined;
  const [many, one] = operator === "glob" ? ["*", "?"] : ["%", "_"];
  const folded = (text: string): string =>
    operator === "ilike" ? (withCase(text, "lower") ?? text.toLowerCase()) : text;
  const charactersOf = operator === "glob" ? bytesOf : (text: string): readonly string[] => Array.from(text);
  const wildcards: string[] = [];
  let escaped = false;
  for (const character of charactersOf(folded(pattern))) {
    if (!escaped && character === escape) escaped = true;
    else {
      wildcards.push(
        escaped ? character : character === many ? "many" : character === one ? "one" : character,
      );
      escaped = false;
    }
  }
  return (text) => matchesWildcards(charactersOf(folded(text)), wildcards);
}

/** What a `?` of GLOB stands for is a byte: a character of several becomes as many. */
function bytesOf(text: string): readonly string[] {
  return Array.from(text).flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    const bytes = code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
    return bytes === 1 ? character : Array.from({ length: bytes }, (_, i) => `${character}${i}`);
  });
}

function binaryValue(scope: NameScope, node: Binary): NameValue | undefined {
  const left = nameValue(scope, node.left);
  const right = nameValue(scope, node.right);
  if (left === undefined || right === undefined || typeof left !== typeof right) return undefined;
  if (typeof left === "object" || typeof right === "object") return undefined;
  switch (node.operator) {
    case "=":
    case "==":
      return left === right;
    case "<>":
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    case "||":
      return typeof left === "string" && typeof right === "string" ? left + right : undefined;
    case "~":
      return typeof left === "string" ? likeTest("similar to", String(right))?.(left) : undefined;
    default:
      return undefined;
  }
}

function membership(
  scope: NameScope,
  node: Extract<Expression, { kind: "in" | "between" }>,
): boolean | undefined {
  const operand = nameValue(scope, node.operand);
  if (typeof operand !== "string" && typeof operand !== "number") return undefined;
  if (node.kind === "between") {
    const low = nameValue(scope, node.low);
    const high = nameValue(scope, node.high);
    if (typeof low !== typeof operand || typeof high !== typeof operand) return undefined;
    return (String(operand) >= String(low) && String(operand) <= String(high)) !== node.negated;
  }
  const values =
    node.list === undefined
      ? node.collection && nameValue(scope, node.collection)
      : all(node.list.map((item) => nameValue(scope, item)));
  return Array.isArray(values) ? values.includes(operand) !== node.negated : undefined;
}

function callValue(scope: NameScope, node: Call): NameValue | undefined {
  const name = node.name.at(-1)?.name.toLowerCase() ?? "";
  const [first, second] = node.arguments.map((argument) => argument.value);
  if (first === undefined) return undefined;
  const value = nameValue(scope, first);
  if (value === undefined) return undefined;
  if (second?.kind === "lambda")
    return typeof value === "object" ? overList(scope, name, { value, lambda: second }) : undefined;
  const given = second === undefined ? undefined : nameValue(scope, second);
  return node.arguments.length > 2 ? undefined : textFunction(name, value, given);
}

function textFunction(name: string, value: NameValue, given: NameValue | undefined): NameValue | undefined {
  if (typeof value !== "string") return undefined;
  switch (name) {
    case "lower":
    case "lcase":
      return withCase(value, "lower");
    case "upper":
    case "ucase":
      return withCase(value, "upper");
    case "length":
    case "len":
    case "strlen":
      return /^[ -~]*$/.test(value) ? value.length : undefined;
    default:
      return typeof given === "string" ? textTest(name, value, given) : undefined;
  }
}

function textTest(name: string, value: string, given: string): boolean | undefined {
  switch (name) {
    case "starts_with":
    case "prefix":
    case "^@":
      return value.startsWith(given);
    case "ends_with":
    case "suffix":
      return value.endsWith(given);
    case "contains":
      return value.includes(given);
    case "regexp_matches":
      return linearPattern(given)?.(value);
    case "regexp_full_match":
      return likeTest("similar to", given)?.(value);
    default:
      return undefined;
  }
}

function comprehensionValue(scope: NameScope, node: Comprehension): NameValue | undefined {
  const list = nameValue(scope, node.list);
  const [parameter, more] = node.parameters;
  if (typeof list !== "object" || parameter === undefined || more !== undefined) return undefined;
  const within = (item: NameValue): NameScope => ({
    ...scope,
    parameters: new Map([...scope.parameters, [lowerAscii(parameter.name), item]]),
  });
  const { condition } = node;
  const kept =
    condition === undefined
      ? list.map(() => true)
      : booleans(list.map((item) => nameValue(within(item), condition)));
  return (
    kept && all(list.filter((_, i) => kept[i] === true).map((item) => nameValue(within(item), node.value)))
  );
}

/** `list_filter` and `list_transform` over a list of names. */
function overList(
  scope: NameScope,
  name: string,
  { value, lambda }: { readonly value: readonly NameValue[]; readonly lambda: Lambda },
): NameValue | undefined {
  const [parameter, more] = lambda.parameters;
  if (parameter === undefined || more !== undefined) return undefined;
  const results = value.map((item) =>
    nameValue(
      { ...scope, parameters: new Map([...scope.parameters, [lowerAscii(parameter.name), item]]) },
      lambda.body,
    ),
  );
  switch (name) {
    case "list_transform":
    case "list_apply":
    case "apply":
    case "array_transform":
      return all(results);
    case "list_filter":
    case "filter":
    case "array_filter": {
      const kept = booleans(results);
      return kept === undefined ? undefined : value.filter((_, i) => kept[i] === true);
    }
    default:
      return undefined;
  }
}
