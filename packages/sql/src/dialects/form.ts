/** A construct that some dialects have and others do not, or that they read in another way. */
export type Form =
  /** FROM without SELECT, DISTINCT ON, USING SAMPLE, and SEMI, ANTI and POSITIONAL JOIN are refused. */
  | "strict-clauses"
  /** `SEMANTIC_VIEW(…)` and `t RESAMPLE(…)`, which are read and not followed. */
  | "opaque-clauses"
  /** Extensions of the engine define functions and types of their own. */
  | "extensions"
  /** Where an expression looks at the names of columns, one that FULL JOIN … USING made goes by its text, `COALESCE(…)`. */
  | "joined-names"
  /** `ARRAY[…]` and `ARRAY(SELECT …)`; elsewhere `array(…)` is a call like any other. */
  | "array-keyword"
  /** `struct(x AS a)`: an argument gives its field a name. */
  | "argument-alias"
  /** A star asks for each column by the name of its table, so that two tables of one name are mixed up. */
  | "stars-by-name"
  /** `(DESCRIBE t)`, `(SUMMARIZE t)`, `(SHOW TABLES)` stand where a query can. */
  | "described-queries"
  /** `* EXCEPT (a)`; elsewhere it is EXCLUDE. */
  | "star-except"
  /** `* NOT SIMILAR TO 'a|b'`: a star leaves out columns by a pattern. */
  | "star-patterns"
  /** `EXISTS(array, lambda)` beside `EXISTS (SELECT …)`. */
  | "exists-function"
  /** `f(x) IGNORE NULLS`. */
  | "nulls-after-call"
  /** No query stands in a lambda. */
  | "lambda-without-query"
  /** `f(x IGNORE NULLS)` only where OVER follows. */
  | "nulls-with-over"
  /** A join without ON or USING. */
  | "open-join"
  /** `LEFT SEMI JOIN`, `LEFT ANTI JOIN`. */
  | "left-semi-join"
  /** MINUS for EXCEPT. */
  | "minus"
  /** `LATERAL VIEW [OUTER] f(x) t AS a, b`. */
  | "lateral-view"
  /** DISTRIBUTE BY, SORT BY and CLUSTER BY. */
  | "distribution"
  /** `v:a.b[0]`, a path into a value. */
  | "colon-path"
  /** `t TABLESAMPLE (10 PERCENT) AS a`: the alias stands behind the sample. */
  | "sample-first"
  /** `FROM t |> WHERE …`. */
  | "pipe"
  /** `INTERVAL a + 1 DAY`: any number of a unit. */
  | "interval-expressions"
  /** Behind a pipe, the name of a table stands for its rows as they were, whatever SET, DROP and RENAME did since. */
  | "pipe-keeps-rows"
  /** `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL 1 DAY 2 HOURS`. */
  | "interval-range"
  /** `VALUES 1, 2`: a row of one value without parentheses. */
  | "bare-values"
  /** `IDENTIFIER('name')` for a name. */
  | "identifier-clause"
  /** `a DIV b`. */
  | "div"
  /** `SELECT 6 value`: words that are not reserved name a column without AS. */
  | "soft-aliases"
  /** `s ILIKE 'a%'`. */
  | "ilike"
  /** TRY_CAST, NULL where a value does not fit. */
  | "try-cast"
  /** RLIKE and REGEXP as operators. */
  | "rlike"
  /** `LIKE ANY (…)`, `LIKE ALL (…)`. */
  | "like-any"
  /** `POSITION(a IN b)` is `locate(a, b)`, and `TRIM(a FROM b)` is `trim(a, b)`: what is looked for stands first. */
  | "needle-first"
  /** WINDOW and OFFSET are clauses only where what follows them is one's: elsewhere they are names. */
  | "soft-clauses"
  /** `like(a, b)`, `in(a, b)`: operators that are words can be called. */
  | "operator-functions"
  /** `GROUP BY a, b WITH ROLLUP`, also WITH CUBE, and `GROUP BY a GROUPING SETS (…)`. */
  | "group-by-with"
  /** `WITH t MAX RECURSION LEVEL 10 AS (…)`, and `WITH t (SELECT …)` without AS. */
  | "common-table-options"
  /** `a = 1 = b`: comparisons one after the other. */
  | "chained-comparison"
  /** `CAST(x AS STRING COLLATE c)`. */
  | "collated-types"
  /** `f(*)`, `f(t.*, x)`: a star among arguments stands for its columns. */
  | "star-arguments"
  /** `f(x) WITHIN GROUP (…) OVER (…)`, windows in the ORDER BY of windows. */
  | "nested-windows"
  /** `alias.field` for a field of an item before it. */
  | "alias-field"
  /** `texts.name` of a list of structs: the list of their fields. */
  | "list-fields"
  /** Columns of a subquery that share a name keep it; a name that is two columns cannot be used. */
  | "equal-names"
  /** Items and WHERE do not see the names of items; later clauses do. */
  | "names-after-items"
  /** A name of a table in FROM is its row, also where a column has the same name. */
  | "rows-before-columns"
  /** PIVOT and UNPIVOT behind a join read the table before them, not the whole join. */
  | "pivots-inside"
  /** The star of one table shows the columns of USING first too. */
  | "using-first-own"
  /** A star shows the columns of USING first. */
  | "using-first"
  /** `NULL.x`, `NULL[0]`: what follows a value follows a constant that is a word too. */
  | "constant-suffixes"
  /** With GROUP BY ALL, what is an item without aggregates is a key inside of other items too. */
  | "keys-everywhere"
  /** `x ISNULL` and `x NOTNULL`. */
  | "postfix-null-test"
  /** `UNNEST(x) AS e` gives values that are called e; also `FROM t, t.items`, and WITH OFFSET after either. */
  | "unnest-value"
  /** `WITH RECURSIVE t AS (…) WITH DEPTH AS level MAX 5`: a column that counts the steps. */
  | "recursion-depth"
  /** `f(MODEL m, TABLE t)`, `f(TABLE (t) PARTITION BY a)`: models and tables among arguments, and queries that give all their columns. */
  | "table-arguments"
  /** `SELECT AS STRUCT …`, `SELECT AS VALUE …`. */
  | "select-as"
  /** `ARRAY<INT64>`, `STRUCT<a INT64>`: types inside a type stand in angle brackets, also before `[…]` and `(…)`. */
  | "angle-types"
  /** HAVING MAX and LIMIT among the arguments of an aggregate. */
  | "aggregate-limit"
  /** `x[OFFSET(0)]`, `x[SAFE_ORDINAL(1)]`. */
  | "array-offset"
  /** `SAFE_CAST(x AS t)`; a FORMAT may stand after the type of any cast. */
  | "safe-cast"
  /** `FULL UNION ALL BY NAME`, `LEFT UNION ALL BY NAME ON (a)`, CORRESPONDING. */
  | "set-columns"
  /** QUALIFY may stand before WINDOW. */
  | "window-last"
  /** ISOWEEK, DAYOFYEAR and the like as units of an interval. */
  | "iso-units"
  /** `my-project.dataset.table`, also in one pair of quotes; `*` at the end of a name stands for several tables. */
  | "project-names"
  /** An output name comes before a column of FROM in GROUP BY. */
  | "group-by-outputs"
  /** A constant in an input of a set operation gives way to other types, as constants do elsewhere. */
  | "set-constants"
  /** The elements of a list of constants become other types as the constants do. */
  | "constant-lists"
  /** `-(1.5)` is no constant, unlike `-1.5`. */
  | "bare-signs"
  /** `WITH (a AS x, a + 1)` as an expression. */
  | "with-expression"
  /** `FOR SYSTEM_TIME AS OF` after a table. */
  | "system-time"
  /** `alias: expression` and `alias: table`. */
  | "alias-before-colon"
  /** Words such as PIVOT, SAMPLE and LIMIT may be names; only what follows tells. */
  | "soft-words"
  /** `TABLE(f(…))` in FROM. */
  | "table-call"
  /** `t AT (…)`, `t BEFORE (…)`: the table as it was, with the columns that it has. */
  | "time-travel"
  /** GROUP BY ALL refuses a column beside an aggregate or a window function in one item, even where the column is a key. */
  | "pure-all-items"
  /** `t VERSION AS OF 3`, `t TIMESTAMP AS OF '2024-01-01'`, `t@v3`. */
  | "version-of"
  /** `t SAMPLE (10)`. */
  | "sample-word"
  /** `FROM @stage/path (…)`. */
  | "stages"
  /** `$1` and `t.$1`: a column by its place. */
  | "positional-columns"
  /** `t MATCH_RECOGNIZE (…)`. */
  | "match-recognize"
  /** `ASOF JOIN u MATCH_CONDITION (…) [ON …]`, which keeps rows without a match. */
  | "match-condition"
  /** `START WITH … CONNECT BY …`, PRIOR and CONNECT_BY_ROOT. */
  | "connect-by"
  /** `SELECT TOP 10 …`. */
  | "top"
  /** `a.x = b.x(+)`: an outer join in WHERE. */
  | "outer-mark"
  /** `db..t`: the schema that goes without saying. */
  | "empty-schema"
  /** A common table may read itself without RECURSIVE. */
  | "implicit-recursion"
  /** `x INT -> …`: parameters of lambdas with types. */
  | "typed-parameters"
  /** `{*}`: an object of all columns. */
  | "braced-star"
  /** `* ILIKE 'p' REPLACE (…) RENAME (…)`: what chooses columns stands first, and a column may be replaced and renamed. */
  | "filter-first"
  /** `s.nextval`: the next value of a sequence. */
  | "sequences"
  /** `FETCH 5`: the other words of FETCH may be left out. */
  | "short-fetch"
  /** `:name` and `:1`: a value that stands in a script or is bound. */
  | "colon-parameters"
  /** `nth_value(x, 2) FROM LAST OVER …`. */
  | "from-last"
  /** `DIRECTED JOIN`. */
  | "directed-join"
  /** `PIVOT (… IN (ANY) DEFAULT ON NULL (0))`. */
  | "pivot-any"
  /** `|> CALL f(…)`: a function of the rows before. */
  | "pipe-call"
  /** `STREAM t`, `STREAM(t)`, `STREAM read_files(…)`, and WATERMARK behind them: new rows as they come, with the columns of the table. */
  | "streams"
  /** `(a AS x, b AS y)`: a row that names its fields. */
  | "row-aliases"
  /** `SELECT TRANSFORM (a, b) USING 'script' AS (c, d)`. */
  | "script-rows"
  /** `CAST(a AS t)` has no name of its own, unlike the column in it. */
  | "nameless-casts"
  /** A star may stand for no columns at all. */
  | "empty-stars"
  /** GROUP BY takes the name of an output alone, and not in an expression. */
  | "lone-group-names"
  /** In a lambda, `x.y` and the value of `{a: x}` mean a column x before they mean a parameter, but for WHERE, ON and GROUP BY. */
  | "columns-over-parameters"
  /** Only a constant that is an INT is a position in GROUP BY and ORDER BY, a greater one is a value. */
  | "int-positions"
  /** In HAVING a name of an output may be a column too where an expression that is a key mentions one. */
  | "columns-in-having"
  /** A number of PIVOT is NULL where a key has no row with the value, whatever the aggregate gives for no rows. */
  | "sparse-pivots";
