import { nearestNames } from "@rocky/ir";
import type { BindContext } from "./context.ts";

/** Each name is compared with all others; of a query that is wrong in more places, the first ones are told what may be meant. */
const mostSuggestions = 200;

/** The names that were probably meant, nearest first; none when the query has had enough suggestions. */
export function suggest(
  context: BindContext,
  name: string,
  candidates: () => Iterable<string>,
): readonly string[] {
  return ++context.suggestions > mostSuggestions ? [] : nearestNames(name, candidates());
}
