import type { Join } from "../ast.ts";

/** How many words say that a join begins, by the first of them: `left join` two, `left_join` one; 0 where it is no such word. */
export function joinWords(first: string): 0 | 1 | 2 {
  switch (first) {
    case "left":
    case "right":
    case "full":
    case "cross":
      return 2;
    case "left_join":
    case "right_join":
    case "full_join":
    case "cross_join":
      return 1;
    default:
      return 0;
  }
}

/** The kind of a join by its first word. */
export function joinKindOf(first: string): Join["join"] {
  const kind = first.replace(/_?join$/, "");
  return kind === "" ? "inner" : (kind as Join["join"]);
}
