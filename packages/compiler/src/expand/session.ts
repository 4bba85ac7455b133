import { nearestNames, type Diagnostic } from "@rocky/ir";
import type { Dialect } from "@rocky/sql";
import { report } from "../diagnostics.ts";
import type { MacroTable } from "./macro.ts";
import { findingPlace, type Frame } from "./piece.ts";

/** What every model of a project is expanded with. */
export interface ExpandInput {
  readonly macros: MacroTable;
  /** Values of run variables, by name. */
  readonly variables: Readonly<Record<string, string>>;
  readonly dialect: Dialect;
}

/** The expansion of one text. */
export interface Session extends ExpandInput {
  /** Names of run variables that the text asks for. */
  readonly asked: Set<string>;
  /** Names of run variables without a value. */
  readonly missing: Set<string>;
  readonly diagnostics: Diagnostic[];
  /** A call could not be expanded, so the text cannot be read. */
  failed: boolean;
  calls: number;
  characters: number;
}

const most = { depth: 32, calls: 20_000, characters: 500_000 } as const;

/** Offsets in the text of a frame. */
export interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** Starts the expansion of a text. */
export function newSession(input: ExpandInput): Session {
  return {
    ...input,
    asked: new Set(),
    missing: new Set(),
    diagnostics: [],
    failed: false,
    calls: 0,
    characters: 0,
  };
}

/** Counts a call; false when the text has become too large, which is told once. */
export function mayCall(session: Session, frame: Frame, offsets: Offsets): boolean {
  session.calls++;
  const tooDeep = frame.depth >= most.depth;
  if (!tooDeep && session.calls <= most.calls && session.characters <= most.characters) return true;
  const { span, related } = findingPlace(frame, offsets);
  const problem = tooDeep
    ? `call each other more than ${most.depth} deep`
    : `come to more than ${most.calls} calls or ${most.characters} characters`;
  if (!session.diagnostics.some((found) => found.code === "E217")) {
    session.diagnostics.push(report.expansionTooLarge(span, { problem }, { related: related.slice(0, 4) }));
  }
  session.failed = true;
  return false;
}

/** Reports a call that cannot be read. */
export function malformed(session: Session, frame: Frame, at: Offsets & { readonly problem: string }): void {
  const { span, related } = findingPlace(frame, at);
  session.diagnostics.push(report.malformedCall(span, { problem: at.problem }, { related }));
  session.failed = true;
}

/** Reports a macro that does not exist. */
export function unknownMacro(session: Session, frame: Frame, at: Offsets & { readonly name: string }): void {
  const { span, related } = findingPlace(frame, at);
  const { byName, broken } = session.macros;
  const nearest = nearestNames(at.name, ["var", ...byName.keys()]).map((name) => `@${name}`);
  const brokenIn = broken.get(at.name);
  const help =
    brokenIn !== undefined
      ? `Its definition in ${brokenIn} cannot be read.`
      : nearest.length > 0
        ? `Did you mean ${nearest.join(" or ")}?`
        : "Macros stand in the folder macros beside rocky.toml, and in .sql-macro files.";
  session.diagnostics.push(report.unknownMacro(span, { name: at.name }, { help, related }));
  session.failed = true;
}
