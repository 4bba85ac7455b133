import type { Column } from "@rocky/ir";
import type { Resolution } from "../types/resolution.ts";
import type { ArgumentType } from "./argument-type.ts";
import type { FunctionDefinition } from "./function-definition.ts";

/** How a call is written beside its arguments. */
export interface CallForm {
  /** The call has OVER. */
  readonly window?: boolean;
  /** The frame of its window: all rows or a number of them around each, or those up to equal ones; absent where it is not known. */
  readonly frame?: "rows" | "range";
  /** The call has DISTINCT. */
  readonly distinct?: boolean;
}

/** The columns of a table function in FROM. `no-overload` is certain, as in {@link Resolution}. */
export type TableFunctionResolution =
  | { readonly kind: "ok"; readonly columns: readonly Column[] }
  | { readonly kind: "no-overload"; readonly given: string; readonly candidates: readonly string[] }
  | { readonly kind: "unknown"; readonly reason: string };

/** The functions of a dialect. Names are looked up as the dialect compares them (DuckDB: without regard to case). */
export interface DialectFunctions {
  /** A function that stands in expressions. */
  readonly lookup: (name: string) => FunctionDefinition | undefined;
  /** Whether calls of a name are read by the grammar, so that no function of that name can be called. */
  readonly isSyntaxCall: (name: string) => boolean;
  /** Aggregates (lower case) of which WITHIN GROUP gives the order, not an argument. */
  readonly orderedWithin?: ReadonlySet<string>;
  /** What may stand before the dot of the engine's own functions, lower case, where it is a part of their names (`net.host`). */
  readonly ownSchemas?: ReadonlySet<string>;
  /** The schemas (lower case) that the engine has its functions in: `main.abs(x)`. */
  readonly engineSchemas?: ReadonlySet<string>;
  /** The function that makes what `(a, b)` is, where it is not called row. */
  readonly rowMaker?: string;
  /** What a name is declared to be in a schema, of functions that are not the engine's own. */
  readonly declared?: (name: string, schema: string) => "plain" | "table" | undefined;
  /** Whether a table function or table macro of that name stands in FROM. */
  readonly isTableFunction: (name: string) => boolean;
  /**
   * The type of a call. The argument of WITHIN GROUP (ORDER BY x) is given as the first argument; `count(*)` has none.
   */
  readonly resolve: (
    definition: FunctionDefinition,
    args: readonly ArgumentType[],
    form?: CallForm,
  ) => Resolution;
  /** The columns of a table function; `unknown` when they depend on a file or on data. */
  readonly resolveTable: (name: string, args: readonly ArgumentType[]) => TableFunctionResolution;
  /** Every name for expressions, aliases and macros included, lower case. */
  readonly names: () => Iterable<string>;
  /** Every name of a table function or table macro, lower case. */
  readonly tableNames: () => Iterable<string>;
}
