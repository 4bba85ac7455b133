import type { FunctionKind } from "../../../functions/function-definition.ts";
import type { NullRule } from "../../../types/null-rule.ts";

/** Rules that DuckDB documents or that execution proved; every other function may return NULL whatever it is given. */
const rules: Readonly<Record<string, NullRule>> = {
  count: "never",
  count_star: "never",
  regr_count: "never",
  approx_count_distinct: "never",
  row_number: "never",
  rank: "never",
  rank_dense: "never",
  dense_rank: "never",
  percent_rank: "never",
  cume_dist: "never",
  ntile: "never",
  greatest: "coalesce",
  least: "coalesce",
};

/** When a function of the catalogue may return NULL. */
export function nullRuleOf(name: string, _kind: FunctionKind): NullRule {
  return rules[name] ?? "nullable";
}
