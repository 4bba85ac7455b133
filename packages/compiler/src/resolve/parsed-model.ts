import type { Diagnostic, Expansion } from "@rocky/ir";
import type { OpenStar, ParsedQuery, QueryNode, RelationName, SettledNodes } from "@rocky/sql";
import type { ModelSource } from "../project/model-source.ts";

/** What is kept of a model whose text was read, when its tree is let go. */
export interface ReadModel {
  readonly source: ModelSource;
  /** Names in FROM that are no common tables. */
  readonly names: readonly RelationName[];
  /** The stars through which it hands on all columns of another. */
  readonly stars: readonly OpenStar[];
  /** Of its configuration and its syntax. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A model whose text was read, with its tree. */
export interface ParsedModel extends ReadModel {
  readonly query: QueryNode | undefined;
  /** In a text with errors, the stretches of which is not certain what they mean. */
  readonly uncertain?: ParsedQuery["uncertain"];
  /** Whether its text has no syntax error. */
  readonly readable: boolean;
  /** Makes the SQL of a model in another language, which the author did not write, of its query and what was found about it by binding. */
  readonly made?: (settled: SettledNodes | undefined) => MadeSql;
}

/** SQL that was made of a text in another language. */
export interface MadeSql extends Pick<Expansion, "sql" | "pieces"> {
  /** Offsets of names of relations in the SQL, by their offsets in the file. */
  readonly names: ReadonlyMap<number, { readonly start: number; readonly end: number }>;
}
