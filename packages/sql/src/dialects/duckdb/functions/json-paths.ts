import { unknownType, type SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import { listOf } from "./result-rule.ts";

/** Functions that follow a path into JSON; the path is their second argument. */
const followingPaths: ReadonlySet<string> = new Set(
  (
    "->> json_array_length json_exists json_extract json_extract_path json_extract_path_text " +
    "json_extract_string json_keys json_type json_value"
  ).split(" "),
);

/** Steps to named keys and places, then one to any key or place, or to any depth. */
const stepsToWildcard =
  /^\$(?:\."(?!\*")(?:[^"\\]|\\.)*"|\.(?![*."])[^.[]*|\[[^*\]][^\]]*\])*(?:\.\.|\.\*|\."\*"|\[\*)/su;

/** Whether a constant path leads to several values. What starts with no `$` is one key, as it stands. */
function hasWildcard(path: string): boolean {
  return path === "*" || stepsToWildcard.test(path);
}

/** The type of a call that follows a path: where a constant path has a wildcard, the list of all that it leads to. Into a NULL no path is followed. */
export function alongPath(name: string, [json, path]: readonly ArgumentType[], single: SqlType): SqlType {
  if (path?.type.kind !== "string" || !followingPaths.has(name)) return single;
  if (json?.type.kind === "null" || json?.literal?.kind === "null") return single;
  if (path.computed === true) return unknownType("it depends on whether a computed path has a wildcard");
  return path.literal?.kind === "string" && hasWildcard(path.literal.text) ? listOf(single) : single;
}
