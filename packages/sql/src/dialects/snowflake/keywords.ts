import { keywordTable, type KeywordTable } from "../../lex/keywords.ts";

/** Snowflake's reserved words; those that are names of functions too stand by themselves. Source: its page of reserved keywords. */
export const snowflakeKeywords: KeywordTable = keywordTable({
  unreserved: "limit offset fetch pivot unpivot window asof match_condition",
  columnName: "values",
  typeFunction: "cross full ilike inner join lateral left like natural regexp right rlike try_cast using",
  reserved:
    "all alter and any as between by case cast check column connect connection constraint create current " +
    "current_date current_time current_timestamp current_user delete distinct drop else exists false following for " +
    "from grant group gscluster having in increment insert intersect into is issue localtime localtimestamp minus not " +
    "null of on or order organization qualify revoke row rows sample select set some start table tablesample then " +
    "to trigger true union unique update when whenever where with except",
});
