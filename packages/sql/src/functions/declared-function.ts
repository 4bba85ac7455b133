import type { Column, SqlType } from "@rocky/ir";
import type { NullRule } from "../types/null-rule.ts";

/** A parameter of a declared function. Without a type it takes every value. */
export interface DeclaredParameter {
  readonly name?: string;
  readonly type?: SqlType;
  /** A call may leave it out. */
  readonly optional?: boolean;
}

/** A function that a database has beside those of its engine; several of one name are its overloads. */
export interface DeclaredFunction {
  readonly name: string;
  /** The schema that it is in; all overloads of a name are in one. Without it, calls with any schema mean it. */
  readonly schema?: string;
  readonly kind: "scalar" | "aggregate" | "table";
  readonly parameters: readonly DeclaredParameter[];
  /** What any number of further arguments are. */
  readonly rest?: DeclaredParameter;
  /** The result's type; a table function has columns instead. */
  readonly returns?: SqlType;
  readonly columns: readonly Column[];
  readonly nulls: NullRule;
  readonly deterministic: boolean;
}
