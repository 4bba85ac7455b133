import type { Span } from "@rocky/ir";
import type { ContractType } from "./contract-type.ts";

/** A word of a contract with its place. */
export interface Written<T> {
  readonly value: T;
  readonly span: Span;
}

/** What a contract says about one column. */
export interface ContractColumn {
  readonly name: Written<string>;
  /** Absent where the type is left open. */
  readonly type?: Written<ContractType> & { readonly text: string };
  /** Absent where both are allowed. */
  readonly nullable?: Written<boolean>;
}

/** What a model promises to those who read it. It may speak of some columns only. */
export interface Contract {
  /** Name of the model. */
  readonly model: string;
  readonly file: string;
  readonly columns: readonly ContractColumn[];
  /** Columns that must be there. */
  readonly required: readonly Written<string>[];
  /** Columns that must never go away. */
  readonly protected: readonly Written<string>[];
}
