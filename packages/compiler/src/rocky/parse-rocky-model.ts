import type { RockyLanguage } from "@rocky/dsl";
import type { Diagnostic, ExpandedPiece } from "@rocky/ir";
import {
  openStars,
  printPlaces,
  relationNames,
  type Dialect,
  type QueryNode,
  type SettledNodes,
} from "@rocky/sql";
import { report } from "../diagnostics.ts";
import type { ModelSource } from "../project/model-source.ts";
import type { MadeSql, ParsedModel } from "../resolve/parsed-model.ts";

/** Reads a model in the .rocky language. What is bound has the places of the author's text; what runs is printed. */
export function parseRockyModel(
  source: ModelSource,
  dialect: Dialect,
  rocky: RockyLanguage | undefined,
): ParsedModel {
  const { file, text, sqlStart: start } = source;
  if (rocky === undefined) return unreadable(source);
  const { query, diagnostics } = rocky.read(text, { file, start, dialect });
  const readable = !diagnostics.some(({ severity }) => severity === "error");
  return {
    source,
    query,
    names: query === undefined ? [] : relationNames(query),
    stars: query === undefined ? [] : openStars(query),
    readable,
    ...(query === undefined || !readable
      ? {}
      : { made: (settled) => madeSql(query, { file, text, dialect, settled }) }),
    diagnostics: [...source.diagnostics, ...diagnostics],
  };
}

function unreadable(source: ModelSource): ParsedModel {
  const { file, text } = source;
  const end = /\r?\n|$/.exec(text)?.index ?? 0;
  const missing: Diagnostic = report.dslNotThere({ file, start: 0, end }, {});
  return {
    source,
    query: undefined,
    names: [],
    stars: [],
    readable: false,
    diagnostics: [...source.diagnostics, missing],
  };
}

interface Making {
  readonly file: string;
  readonly text: string;
  readonly dialect: Dialect;
  readonly settled: SettledNodes | undefined;
}

function madeSql(query: QueryNode, { file, text, dialect, settled }: Making): MadeSql {
  const printed = printPlaces(query, text, { dialect, settled });
  const pieces = printed.places.map(({ start, node }): ExpandedPiece => ({
    start,
    place: { file, start: node.start, end: node.end },
    exact: false,
    within: [],
  }));
  const whole: ExpandedPiece = {
    start: 0,
    place: { file, start: query.start, end: query.end },
    exact: false,
    within: [],
  };
  const names = printed.places.filter(({ kind }) => kind === "relation");
  return {
    sql: printed.text,
    pieces: [whole, ...pieces],
    names: new Map(names.map(({ node, start, end }) => [node.start, { start, end }])),
  };
}
