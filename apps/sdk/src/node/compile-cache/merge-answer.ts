import type { Recompilation } from "@rocky/compiler";
import { isSaidOnce, type KnownModels } from "@rocky/compiler/cache";
import type { CompiledModel, Diagnostic } from "@rocky/ir";
import { BrokenPack } from "@rocky/node/disk";
import { compareEntries, diagnosticEntries, type DiagnosticEntry } from "./diagnostic-entry.ts";
import type { KeptAnswer } from "./kept-answer.ts";

/** How the caller prints findings and models, and what it counts of models. */
export interface AnswerPrinter {
  readonly diagnostic: (diagnostic: Diagnostic) => string;
  /** `contract`: the file of its contract. */
  readonly model: (model: CompiledModel, contract: string | undefined) => string;
  readonly counts: (model: CompiledModel) => readonly number[];
}

/** An answer in the caller's own words. Findings and models are separated by commas. */
export interface PrintedAnswer {
  readonly hasErrors: boolean;
  readonly layers: number;
  /** How many models there are. */
  readonly models: number;
  readonly diagnostics: Iterable<Uint8Array | string>;
  readonly details: Iterable<Uint8Array | string>;
  /** Sums over all models of what the caller counts. */
  readonly counts: readonly number[];
}

/** The code of the hint about tables that nothing is known about. */
const hintCode = "I060";

/** A kept answer with what is new put in the places of what was. */
export function mergeAnswer(
  kept: KeptAnswer,
  known: KnownModels,
  changes: { readonly changed: Recompilation; readonly printer: AnswerPrinter },
): PrintedAnswer {
  const { changed, printer } = changes;
  const findings = mergeFindings(kept, changed, printer);
  const counts = [...kept.head.counts];
  const count = (model: CompiledModel, sign: 1 | -1): void =>
    printer.counts(model).forEach((value, i) => (counts[i] = (counts[i] ?? 0) + sign * value));
  const contracts = kept.contracts();
  const texts = new Map<number, string>();
  for (const model of changed.models) {
    const place = known.placeOf(model.name) ?? -1;
    texts.set(place, printer.model(model, contracts.get(model.name)));
    count(model, 1);
    count(known.at(place).compiled, -1);
  }
  return {
    hasErrors: findings.hasErrors,
    layers: changed.layers,
    models: known.count,
    diagnostics: findings.pieces,
    details: replacedItems(kept.models(), kept.modelLengths(), texts),
    counts,
  };
}

function mergeFindings(
  kept: KeptAnswer,
  changed: Recompilation,
  printer: AnswerPrinter,
): { readonly hasErrors: boolean; readonly pieces: Iterable<Uint8Array | string> } {
  const own = new Set(changed.models.map(({ name }) => name));
  const hint = changed.hint === "as before" ? undefined : changed.hint;
  const fresh = [...(hint ?? []), ...changed.diagnostics];
  const entries = diagnosticEntries(fresh);
  const added = fresh.map((diagnostic, i) => ({ diagnostic, entry: entries[i] ?? noEntry }));
  added.sort((a, b) => compareEntries(a.entry, b.entry));
  const bytes = kept.diagnostics();
  const lengths = kept.findingLengths();
  const before = kept.entries();
  if (before.length !== lengths.length) throw new BrokenPack("the findings have holes");
  const pieces: (Uint8Array | string)[] = [];
  let hasErrors = false;
  let next = 0;
  // Findings that stay beside each other are one piece, so that they are written at once.
  let run = { from: 0, to: -1 };
  const endRun = (): void => {
    if (run.to < 0) return;
    if (pieces.length > 0) pieces.push(",");
    pieces.push(bytes.subarray(run.from, run.to));
    run = { from: 0, to: -1 };
  };
  const add = (diagnostic: Diagnostic, entry: DiagnosticEntry): void => {
    endRun();
    if (entry[0] === 0) hasErrors = true;
    if (pieces.length > 0) pieces.push(",");
    pieces.push(printer.diagnostic(diagnostic));
  };
  const keep = (from: number, to: number, entry: DiagnosticEntry): void => {
    if (entry[0] === 0) hasErrors = true;
    if (run.to + 1 !== from || run.to < 0) {
      endRun();
      run = { from, to };
    } else run = { from: run.from, to };
  };
  const addUntil = (entry: DiagnosticEntry | undefined): void => {
    for (let found = added[next]; found !== undefined; found = added[++next]) {
      if (entry !== undefined && compareEntries(found.entry, entry) >= 0) return;
      add(found.diagnostic, found.entry);
    }
  };
  let at = 0;
  for (const [i, entry] of before.entries()) {
    const end = at + (lengths[i] ?? 0);
    const isReplaced =
      (own.has(entry[5]) && !isSaidOnce(entry[3])) || (hint !== undefined && entry[3] === hintCode);
    if (!isReplaced) {
      addUntil(entry);
      keep(at, end, entry);
    }
    at = end + 1;
  }
  if (before.length > 0 && at !== bytes.length + 1) throw new BrokenPack("the findings have another length");
  addUntil(undefined);
  endRun();
  return { hasErrors, pieces };
}

const noEntry: DiagnosticEntry = [0, "", 0, "", "", ""];

/** Items separated by commas, some of them replaced. */
function replacedItems(
  bytes: Uint8Array,
  lengths: Uint32Array,
  texts: ReadonlyMap<number, string>,
): readonly (Uint8Array | string)[] {
  const pieces: (Uint8Array | string)[] = [];
  let from = 0;
  let at = 0;
  lengths.forEach((length, i) => {
    const text = texts.get(i);
    if (text !== undefined) {
      pieces.push(bytes.subarray(from, at), text);
      from = at + length;
    }
    at += length + 1;
  });
  if (lengths.length > 0 && at !== bytes.length + 1) throw new BrokenPack("the models have another length");
  pieces.push(bytes.subarray(from));
  return pieces;
}
