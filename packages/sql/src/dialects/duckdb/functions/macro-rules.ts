import type { SqlType } from "@rocky/ir";
import { duckdbCommonType } from "../types/common-type.ts";
import { listAggregate } from "./list-rules.ts";
import {
  bigintType,
  doubleType,
  elementOf,
  listOf,
  nullType,
  textType,
  type RuledCall,
} from "./result-rule.ts";

type MacroCall = Pick<RuledCall, "args" | "resolve">;
type MacroRule = (call: MacroCall) => SqlType | undefined;

const boolean: SqlType = { kind: "boolean" };
const json: SqlType = { kind: "json" };

function fixed(type: SqlType): MacroRule {
  return () => type;
}

/** A list with one more element, whose type and the list's elements' become one. */
function extended(listAt: number): MacroRule {
  return ({ args }) => {
    const list = args[listAt];
    const element = args[1 - listAt];
    const own = elementOf(list?.type);
    if (own === undefined || element === undefined || args.length !== 2) return undefined;
    const added = element.type;
    if (list?.type.kind === "null") return listOf(added);
    const common = duckdbCommonType([{ type: own }, { type: added }], "array");
    return common.kind === "ok" ? listOf(common.type) : undefined;
  };
}

const sameList: MacroRule = ({ args: [list] }) => {
  const element = elementOf(list?.type);
  if (list?.type.kind === "null") return nullType;
  return element === undefined ? undefined : listOf(element);
};

const rules: Readonly<Record<string, MacroRule>> = {
  ago: fixed({ kind: "timestamp", precision: 6, zone: "instant" }),
  array_append: extended(0),
  array_pop_back: sameList,
  array_pop_front: sameList,
  array_prepend: extended(1),
  array_push_back: extended(0),
  array_push_front: extended(0),
  array_reverse: sameList,
  array_to_string: fixed(textType),
  array_to_string_comma_default: fixed(textType),
  current_catalog: fixed(textType),
  current_database: fixed(textType),
  current_query: fixed(textType),
  current_role: fixed(textType),
  current_schema: fixed(textType),
  current_schemas: fixed(listOf(textType)),
  current_user: fixed(textType),
  date_add: ({ args, resolve }) => resolved(resolve("+", args)),
  days_in_month: fixed(bigintType),
  fdiv: ({ args, resolve }) => {
    const quotient = resolved(resolve("/", args));
    return quotient && resolved(resolve("floor", [{ type: quotient }]));
  },
  geomean: fixed(doubleType),
  geometric_mean: fixed(doubleType),
  json: fixed(json),
  json_group_array: fixed(json),
  json_group_object: fixed(json),
  json_group_structure: fixed(json),
  list_append: extended(0),
  list_prepend: extended(1),
  list_reverse: sameList,
  map_contains_entry: fixed(boolean),
  map_contains_value: fixed(boolean),
  pg_size_pretty: fixed(textType),
  pg_typeof: fixed(textType),
  session_user: fixed(textType),
  split_part: fixed(textType),
  user: fixed(textType),
};

function resolved(resolution: ReturnType<RuledCall["resolve"]>): SqlType | undefined {
  return resolution.kind === "ok" ? resolution.type : undefined;
}

/** The type of a macro's call, or `undefined` when it is not modelled. */
export function macroRules(name: string, call: MacroCall): SqlType | undefined {
  const rule = rules[name];
  if (rule !== undefined) return rule(call);
  if (!name.startsWith("list_")) return undefined;
  const answer = listAggregate(call, name.slice("list_".length));
  return answer === "refused" ? undefined : answer;
}
