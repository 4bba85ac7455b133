import { keywordTable, type KeywordTable } from "../../lex/keywords.ts";

/**
 * Words by where they may be names. Spark reserves almost none unless it is told to; here those are reserved with which a clause or an
 * operator goes on, which no name without quotes can have in these places.
 */
export const databricksKeywords: KeywordTable = keywordTable({
  unreserved:
    "add after all analyze any array at authorization between both by cast char character coalesce collate collation " +
    "column columns cube current date day days dec decimal desc describe double exclude exists extract " +
    "fetch filter first float following for function generated group_concat grouping groups hour hours if ignore " +
    "include int integer into key last leading map match materialized merge microsecond " +
    "microseconds millisecond milliseconds minute minutes month months name next no null nulls numeric of only " +
    "operator others out over overlaps overlay partition percent position preceding precision quarter " +
    "quarters range real recursive rename repeatable replace respect rollup row rows sample second seconds " +
    "set sets show smallint some struct substring system table ties time timestamp to trailing trim " +
    "try_cast unbounded unique unknown update use value varchar varying version week weeks " +
    "within without year years zone",
  columnName: "",
  typeFunction:
    "anti cross div except full inner intersect join lateral left minus natural right semi union using",
  reserved:
    "and as asc case cluster distribute sort create distinct else end false from group having ilike in is like limit not offset on or order " +
    "pivot qualify regexp rlike select tablesample then true unpivot when where window with",
});
