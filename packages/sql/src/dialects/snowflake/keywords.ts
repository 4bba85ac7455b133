import { keywordTable, type KeywordTable } from "../../lex/keywords.ts";

/**
 * Words by where they may be names. Snowflake's page of reserved words, but for those that are functions without parentheses, and those
 * with which nothing in the grammar goes on.
 */
export const snowflakeKeywords: KeywordTable = keywordTable({
  unreserved: "limit offset fetch window",
  columnName: "values",
  typeFunction:
    "cross full ilike inner insert join lateral left like natural regexp right rlike try_cast using",
  reserved:
    "all alter and any as between by case cast check column connect connection constraint create " +
    "delete distinct drop else exists false following for " +
    "from grant group having in increment intersect into is minus not " +
    "null of on or order qualify revoke row rows sample select set some start table tablesample then " +
    "to trigger true union unique update when whenever where with except",
});
