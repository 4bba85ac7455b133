import type { SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";

/** How many answers are kept at most; more kinds of calls than these are rare, and forgetting costs only time. */
const mostAnswers = 4096;

/** Keeps the answers about calls by their name and the plain types of their arguments. The rules are pure, so nobody can tell. */
export function rememberAnswers<T>(): (name: string, args: readonly ArgumentType[], answer: () => T) => T {
  const answers = new Map<string, T>();
  return (name, args, answer) => {
    const key = keyOf(name, args);
    if (key === undefined) return answer();
    const known = answers.get(key);
    if (known !== undefined) return known;
    const made = answer();
    if (answers.size >= mostAnswers) answers.clear();
    answers.set(key, made);
    return made;
  };
}

/** Functions that look at what a column is called; others only at whether an argument is a column. */
const takesColumnNames: ReadonlySet<string> = new Set([
  "struct_insert",
  "struct_pack",
  "struct_update",
  "union_value",
]);

/** A text that two calls share only when every rule sees the same; `undefined` where that would take long to write. */
function keyOf(name: string, args: readonly ArgumentType[]): string | undefined {
  if (takesColumnNames.has(name)) return undefined;
  let key = name;
  for (const arg of args) {
    if (arg.lambda !== undefined || arg.name !== undefined) return undefined;
    const type = typeKey(arg.type);
    if (type === undefined) return undefined;
    key += arg.column === undefined ? type : `${type}@`;
    if (arg.computed === true) key += "!";
    const { literal } = arg;
    if (literal === undefined) continue;
    if (literal.kind === "null") key += "#";
    else if (literal.kind === "integer") key += `#${literal.value}`;
    else if (literal.text.length <= 16) key += `#${JSON.stringify(literal.text)}`;
    else return undefined;
  }
  return key;
}

function typeKey(type: SqlType): string | undefined {
  switch (type.kind) {
    case "integer":
      return type.signed ? ` i${type.bits}` : ` u${type.bits}`;
    case "decimal":
      return ` d${type.precision},${type.scale}`;
    case "float":
      return ` f${type.bits}`;
    case "string":
      return type.length === undefined ? " s" : ` s${type.length}`;
    case "timestamp":
      return ` ts${type.precision}${type.zone}`;
    case "time":
      return ` t${type.precision}${type.zoned}`;
    case "boolean":
    case "bignumeric":
    case "binary":
    case "bit":
    case "date":
    case "uuid":
    case "json":
    case "variant":
    case "null":
      return ` ${type.kind}`;
    case "unknown":
    case "interval":
    case "char":
    case "geography":
    case "geometry":
    case "enum":
    case "array":
    case "map":
    case "struct":
    case "union":
      return undefined;
  }
}
