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
  /** The text became too large, so nothing more is put in. */
  stopped: boolean;
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
    stopped: false,
    calls: 0,
    characters: 0,
  };
}

/** Counts a call; false when there are too many, or too many inside of each other. */
export function mayCall(session: Session, frame: Frame, offsets: Offsets): boolean {
  if (session.stopped) return false;
  session.calls++;
  if (frame.depth >= most.depth) {
    return stop(session, frame, { ...offsets, problem: `call each other more than ${most.depth} deep` });
  }
  if (session.calls <= most.calls) return true;
  return stop(session, frame, { ...offsets, problem: `come to more than ${most.calls} calls` });
}

/** Counts characters that were put in; false when there are too many. */
export function mayGrow(
  session: Session,
  frame: Frame,
  added: Offsets & { readonly characters: number },
): boolean {
  if (session.stopped) return false;
  session.characters += added.characters;
  if (session.characters <= most.characters) return true;
  return stop(session, frame, { ...added, problem: `come to more than ${most.characters} characters` });
}

function stop(session: Session, frame: Frame, at: Offsets & { readonly problem: string }): false {
  const { span, related } = findingPlace(frame, at);
  const places = { related: related.slice(0, 4) };
  session.diagnostics.push(report.expansionTooLarge(span, { problem: at.problem }, places));
  session.failed = true;
  session.stopped = true;
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
