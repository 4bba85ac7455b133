import { textShape } from "@rocky/sql";
import { report } from "../diagnostics.ts";
import { expectedOf, fitsType } from "./argument-type.ts";
import {
  findItems,
  neighboursOf,
  standsAlone,
  type CallItem,
  type Item,
  type Neighbours,
} from "./find-items.ts";
import { offsetsOf, tokenText, type Macro, type TokenRange } from "./macro.ts";
import {
  findingPlace,
  inParentheses,
  inPlaceOf,
  textOf,
  verbatim,
  type Argument,
  type Frame,
  type Piece,
} from "./piece.ts";
import { isName } from "./read-signature.ts";
import { malformed, mayCall, mayGrow, unknownMacro, type Offsets, type Session } from "./session.ts";
import { valueLiteral, valueProblem } from "./value-literal.ts";

/** The pieces that a stretch of a frame's text becomes; `range` are its tokens, `offsets` its ends. */
export function expandRange(
  session: Session,
  frame: Frame,
  { range, offsets }: { readonly range: TokenRange; readonly offsets: Offsets },
): readonly Piece[] {
  const { source, inside } = frame;
  const isKnown = (name: string): boolean =>
    name === "var" || session.macros.byName.has(name) || session.macros.broken.has(name);
  const pieces: Piece[] = [];
  let at = offsets.start;
  for (const item of findItems({ source, range, macro: inside?.macro, isKnown })) {
    if (item.start > at) pieces.push(verbatim(frame, { start: at, end: item.start }));
    const neighbours = neighboursOf(source, range, item);
    for (const piece of expandItem(session, frame, { item, neighbours })) {
      const { length } = piece.text;
      if (inside !== undefined && !mayGrow(session, frame, { ...item, characters: length })) return [];
      pieces.push(piece);
    }
    at = item.end;
  }
  if (offsets.end > at) pieces.push(verbatim(frame, { start: at, end: offsets.end }));
  return pieces;
}

interface Place {
  readonly item: Item;
  readonly neighbours: Neighbours;
}

function expandItem(session: Session, frame: Frame, { item, neighbours }: Place): readonly Piece[] {
  if (item.kind === "parameter") return argumentPieces(session, frame, { item, neighbours });
  if (!mayCall(session, frame, item)) return [];
  if (!item.closed) {
    malformed(session, frame, {
      start: item.start,
      end: item.start + item.name.length + 2,
      problem: "its ) is missing",
    });
    return [];
  }
  const empty = item.arguments.find(({ from, to }) => from === to);
  if (empty !== undefined) {
    malformed(session, frame, { ...item, problem: "one of its arguments is empty" });
    return [];
  }
  return item.name === "var"
    ? variablePieces(session, frame, { item, neighbours })
    : macroPieces(session, frame, { item, neighbours });
}

/** What was given for a parameter, in parentheses where an operator could pull it apart. */
function argumentPieces(
  session: Session,
  { source, inside }: Frame,
  { item, neighbours }: Place,
): readonly Piece[] {
  const argument = inside?.arguments.get(item.name);
  if (inside === undefined || argument === undefined) return [];
  const span = { file: source.file, start: item.start, end: item.end };
  const step = { macro: inside.macro.name, span, exact: false };
  const pieces = argument.pieces.map((piece) => ({
    ...piece,
    call: piece.call ?? inside.call,
    within: [...piece.within, step],
  }));
  return asOperand(session, pieces, neighbours);
}

function asOperand(session: Session, pieces: readonly Piece[], neighbours: Neighbours): readonly Piece[] {
  if (standsAlone(neighbours)) return pieces;
  const shape = textShape(textOf(pieces), session.dialect);
  const isRelation = /^(?:from|join|in|exists|lateral)$/i.test(neighbours.before ?? "");
  return shape === "expression" || (shape === "query" && isRelation) ? inParentheses(pieces) : pieces;
}

interface CallPlace {
  readonly item: CallItem;
  readonly neighbours: Neighbours;
}

/** `@var(name)` and `@var(name, default)`. */
function variablePieces(session: Session, frame: Frame, { item, neighbours }: CallPlace): readonly Piece[] {
  const [first, otherwise] = item.arguments;
  const name = first?.to === (first?.from ?? 0) + 1 ? tokenText(frame.source, first?.from ?? 0) : "";
  if (!isName(name) || item.arguments.length > 2) {
    malformed(session, frame, { ...item, problem: "expected @var(name) or @var(name, default)" });
    return [];
  }
  session.asked.add(name);
  const value = Object.hasOwn(session.variables, name) ? session.variables[name] : undefined;
  const problem = value === undefined ? undefined : valueProblem(value);
  if (value !== undefined && problem === undefined) {
    return [{ ...inPlaceOf(frame, item, valueLiteral(value, session.dialect)), isValue: true }];
  }
  if (problem === undefined && otherwise !== undefined) {
    const offsets = offsetsOf(frame.source, otherwise, item.end);
    return asOperand(session, expandRange(session, deeper(frame), { range: otherwise, offsets }), neighbours);
  }
  if (!session.missing.has(name)) {
    const { span, related } = findingPlace(frame, item);
    session.diagnostics.push(
      problem === undefined
        ? report.variableMissing(span, { name }, { related })
        : report.impossibleValue(span, { name, problem }, { related }),
    );
  }
  session.missing.add(name);
  // A parameter of the statement: the query can be read, and nothing is known about the type.
  return [{ ...inPlaceOf(frame, item, `$${name}`), isValue: true }];
}

function deeper(frame: Frame): Frame {
  return { ...frame, depth: frame.depth + 1 };
}

/** A call of a macro. */
function macroPieces(session: Session, frame: Frame, { item, neighbours }: CallPlace): readonly Piece[] {
  const macro = session.macros.byName.get(item.name);
  if (macro === undefined) {
    unknownMacro(session, frame, { ...item, end: item.start + item.name.length + 1 });
    return [];
  }
  const path = [...(frame.inside?.path ?? []), macro.name];
  if (frame.inside?.path.includes(macro.name) === true) {
    const { span, related } = findingPlace(frame, item);
    const shown = path.slice(path.indexOf(macro.name)).join(" → ");
    session.diagnostics.push(report.macroCallsItself(span, { name: macro.name, path: shown }, { related }));
    session.failed = true;
    return [];
  }
  const given = argumentsOf(session, frame, { item, macro });
  if (given === undefined) return [];
  const { span } = findingPlace(frame, item);
  const inside = {
    macro,
    arguments: given,
    call: frame.inside?.call ?? span,
    within: wayTo(frame, item),
    path,
  };
  const body: Frame = { source: macro.source, depth: frame.depth + 1, inside };
  const offsets = offsetsOf(macro.source, macro.body, 0);
  if (!mayGrow(session, frame, { ...item, characters: offsets.end - offsets.start })) return [];
  return asOperand(session, expandRange(session, body, { range: macro.body, offsets }), neighbours);
}

function wayTo({ source, inside }: Frame, { start, end }: Offsets): NonNullable<Frame["inside"]>["within"] {
  if (inside === undefined) return [];
  return [
    ...inside.within,
    { macro: inside.macro.name, span: { file: source.file, start, end }, exact: false },
  ];
}

function argumentsOf(
  session: Session,
  frame: Frame,
  { item, macro }: { readonly item: CallItem; readonly macro: Macro },
): ReadonlyMap<string, Argument> | undefined {
  const { parameters } = macro;
  if (item.arguments.length !== parameters.length) {
    const { span, related } = findingPlace(frame, item);
    const declared = { span: macro.nameSpan, message: "it is defined here" };
    const args = {
      name: macro.name,
      expected: expectedCount(macro),
      given: givenCount(item.arguments.length),
    };
    session.diagnostics.push(report.argumentCount(span, args, { related: [...related, declared] }));
    session.failed = true;
    return undefined;
  }
  const given = new Map<string, Argument>();
  const failedBefore = session.failed;
  session.failed = false;
  parameters.forEach(({ name, type }, i) => {
    const range = item.arguments[i] ?? { from: 0, to: 0 };
    const offsets = offsetsOf(frame.source, range, item.end);
    const pieces = expandRange(session, deeper(frame), { range, offsets });
    given.set(name, { pieces });
    const text = textOf(pieces);
    const hasMissing = pieces.some((piece) => piece.isValue === true && piece.text.startsWith("$"));
    if (session.failed || hasMissing || fitsType(text, type, session.dialect)) return;
    const { span, related } = findingPlace(frame, offsets);
    const args = {
      macro: macro.name,
      expected: expectedOf[type],
      parameter: name,
      given: `\`${shortened(text)}\``,
    };
    const declared = { span: macro.nameSpan, message: "it is defined here" };
    session.diagnostics.push(report.argumentType(span, args, { related: [...related, declared] }));
    session.failed = true;
  });
  const { failed } = session;
  session.failed ||= failedBefore;
  return failed ? undefined : given;
}

function expectedCount({ parameters }: Macro): string {
  if (parameters.length === 0) return "no arguments";
  const names = parameters.map((parameter) => parameter.name).join(", ");
  return `${parameters.length} argument${parameters.length === 1 ? "" : "s"} (${names})`;
}

function givenCount(count: number): string {
  return count === 0 ? "none is" : `${count} ${count === 1 ? "is" : "are"}`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
