import type { Diagnostic, Span, Strategy, Target } from "@rocky/ir";
import type { TomlDocument } from "../toml/document.ts";

/** A dependency that a configuration names. */
export interface NamedDependency {
  readonly name: string;
  /** Looked for only when a finding needs it. */
  readonly span: () => Span;
}

/** A strategy that is not available yet, and where it is written. */
export interface LaterStrategy {
  readonly name: string;
  readonly span: Span;
}

/** A model before its SQL is read. */
export interface ModelSource {
  readonly name: string;
  readonly file: string;
  /** The whole text of the file; offsets are in it. */
  readonly text: string;
  /** Written in the .rocky language rather than in SQL. */
  readonly language?: "rocky";
  /** Where the SQL starts and ends in `text`. */
  readonly sqlStart: number;
  readonly sqlEnd: number;
  /** Where the name comes from: its configuration, else the start of the SQL. Looked for only when a finding needs it. */
  readonly nameSpan: () => Span;
  readonly target: Target;
  readonly targetSpan: () => Span;
  readonly strategy: Strategy;
  /** The strategy that it has by its configuration, where that is not available yet. */
  readonly laterStrategy?: LaterStrategy;
  readonly dependsOn: readonly NamedDependency[];
  readonly tags: Readonly<Record<string, string>>;
  readonly intent?: string;
  /** Its sidecar or frontmatter. */
  readonly configuration?: TomlDocument;
  /** The defaults of its folder. */
  readonly defaults?: TomlDocument;
  /** Its SQL cannot be read, and why is told elsewhere. */
  readonly unreadable?: true;
  readonly diagnostics: readonly Diagnostic[];
}
