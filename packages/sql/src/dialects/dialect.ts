import type { SqlType } from "@rocky/ir";
import type { Expression } from "../ast/expression.ts";
import type { DialectFunctions } from "../functions/dialect-functions.ts";
import type { DialectTypes } from "../types/dialect-types.ts";
import type { Naming } from "./naming.ts";
import type { Syntax } from "./syntax.ts";

/** The dialects that Rocky is made for. */
export type DialectName = "duckdb" | "databricks" | "snowflake" | "bigquery";

/** What a session of an engine may have set otherwise than usual. */
export interface DialectSettings {
  /** Whether Databricks computes in ANSI mode, as it does unless told otherwise. */
  readonly ansiMode?: "on" | "off";
}

/** What the engine calls things that the author gives no name, and what it writes without parentheses. */
export interface DialectNames {
  /** A column of VALUES, by its place from 0. */
  readonly valuesColumn: (index: number) => string;
  /** The column of PIVOT for a value (by its own name, or by its alias) and an aggregate, where they are not called `value_aggregate`. */
  readonly pivot?: {
    readonly value: (node: Expression) => string | undefined;
    readonly column: (value: string, aggregate: string | undefined) => string;
    /** A single aggregate has no part in the name, even where it has an alias. */
    readonly namesOneByValue?: true;
  };
  /** UNPIVOT gives the values before the names, and a name is of the type of what stands after AS. */
  readonly unpivotsValuesFirst?: true;
  /** Columns of every stored table that no star shows, by lower-case name. */
  readonly pseudoColumns?: ReadonlyMap<string, SqlType>;
  /** Where a result becomes a table, a column whose name another has gets one of its own; absent where it is refused. */
  readonly renamesRepeated?: true;
  /** Every result becomes a table, so that no two of its columns share a name. */
  readonly refusesRepeated?: true;
  /** Columns of the whole result that have no name, by their place among these from 0, where nothing else can ask for such a column by a name. */
  readonly unnamedOutput?: (index: number) => string;
  /** The name of an output that is no column, from its text. */
  readonly textName?: (text: string) => string;
  /** Functions that are written without parentheses (lower case), with the names under which the function table has them. */
  readonly keywordFunctions: ReadonlyMap<string, string>;
  /** The name of an output column that is one of them, as it is written; `undefined` where it has none of its own. */
  readonly keywordColumn: (written: string) => string | undefined;
  /** Of those, the ones that are constant texts to everything around them, with the text. */
  readonly constantKeywords: ReadonlyMap<string, string>;
}

/** Everything that depends on the engine, as data: how its SQL is written, typed and computed. */
export interface Dialect {
  readonly name: DialectName;
  readonly syntax: Syntax;
  readonly names: DialectNames;
  readonly types: DialectTypes;
  readonly functions: DialectFunctions;
  /** The name of an output column without an alias; `undefined` where it is not certain. See `columnNameOf`. */
  readonly columnName: (node: Expression, naming: Naming) => string | undefined;
  /** The name of an output column depends on what its parts are, not on its text alone. */
  readonly namesByValue?: true;
}
