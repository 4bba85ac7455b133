import type { Argument, Call, Comprehension, Expression, Identifier, Lambda } from "./expression.ts";
import { plainCall } from "./plain-call.ts";

/** A list comprehension as the calls that DuckDB turns it into. */
export function comprehensionCall(node: Comprehension): Call {
  const { value, condition } = node;
  if (condition === undefined) return over("list_apply", node, { list: node.list, body: value });
  const pair: Expression = {
    ...call("struct_pack", node, [argument(condition, "filter"), argument(value, "result")]),
  };
  const tested = over("list_apply", node, { list: node.list, body: pair });
  const kept = over("list_filter", elements(node), { list: tested, body: part(node, "filter") });
  return over("list_apply", elements(node), { list: kept, body: part(node, "result") });
}

function elements(node: Comprehension): Comprehension {
  return { ...node, parameters: [identifier(node, "elem")] };
}

/** A field of the pair that is made of each element. */
function part(node: Comprehension, field: string): Expression {
  const { start, end } = node;
  const element: Expression = { kind: "column", parts: [identifier(node, "elem")], start, end };
  const name: Expression = { kind: "literal", literal: "string", text: field, start, end };
  return call("struct_extract", node, [argument(element), argument(name)]);
}

function over(
  name: string,
  node: Comprehension,
  { list, body }: { readonly list: Expression; readonly body: Expression },
): Call {
  const { start, end, parameters } = node;
  const lambda: Lambda = { kind: "lambda", parameters, body, keyword: true, start, end };
  return call(name, node, [argument(list), argument(lambda)]);
}

function argument(value: Expression, name?: string): Argument {
  const { start, end } = value;
  return {
    kind: "argument",
    name: name === undefined ? undefined : identifier(value, name),
    value,
    start,
    end,
  };
}

function identifier({ start, end }: Expression, name: string): Identifier {
  return { kind: "identifier", name, quoted: false, start, end };
}

function call(name: string, node: Comprehension, args: readonly Argument[]): Call {
  return plainCall(node, { name: [identifier(node, "main"), identifier(node, name)], arguments: args });
}
