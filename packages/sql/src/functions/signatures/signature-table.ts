import type { NullRule } from "../../types/null-rule.ts";
import type { FunctionDefinition, FunctionKind } from "../function-definition.ts";
import { readOverload, type Overload } from "./signature.ts";
import type { TemplateNames } from "./template.ts";

/** A function of a table with its overloads. */
export interface TableEntry {
  readonly definition: FunctionDefinition;
  readonly overloads: readonly Overload[];
}

/** The functions of a dialect by their names, each read when it is first asked for. */
export interface SignatureTable {
  readonly entry: (name: string) => TableEntry | undefined;
  readonly names: () => Iterable<string>;
}

/** A part of a table: lines of functions of one kind. */
export interface SignatureLines {
  readonly kind: FunctionKind;
  readonly lines: string;
}

const usualNulls: Readonly<Record<FunctionKind, NullRule>> = {
  scalar: "strict",
  aggregate: "no-input",
  window: "nullable",
  macro: "strict",
};

/**
 * A table whose lines are `name, alias: (int) -> int ; (string) -> string`. `~` before a name says that equal arguments may give unequal results.
 */
export function signatureTable(parts: readonly SignatureLines[], names: TemplateNames): SignatureTable {
  const lines = new Map<string, Line>();
  for (const { kind, lines: text } of parts) {
    for (const line of text.trim().split("\n")) addLine(lines, { kind, line });
  }
  const read = new Map<string, TableEntry>();
  return {
    names: () => lines.keys(),
    entry: (name) => {
      const line = lines.get(name);
      if (line === undefined) return undefined;
      let entry = read.get(name);
      if (entry === undefined) {
        entry = entryOf(name, line, names);
        read.set(name, entry);
      }
      return entry;
    },
  };
}

interface Line {
  readonly kind: FunctionKind;
  readonly first: string;
  readonly deterministic: boolean;
  readonly overloads: string;
}

function addLine(
  lines: Map<string, Line>,
  { kind, line }: { readonly kind: FunctionKind; readonly line: string },
): void {
  const at = line.indexOf(":");
  const deterministic = !line.startsWith("~");
  const written = line.slice(deterministic ? 0 : 1, at).split(",");
  const [first = ""] = written.map((name) => name.trim());
  for (const name of written) {
    lines.set(name.trim(), { kind, first, deterministic, overloads: line.slice(at + 1) });
  }
}

/** What holds for the overloads without a mark: that the first may be NULL holds for all, that it never is for itself only. */
function sharedNulls([first, more]: readonly Overload[], usual: NullRule): NullRule {
  const mark = first?.nulls;
  return mark === "nullable" || (more === undefined && mark !== undefined) ? mark : usual;
}

function entryOf(name: string, line: Line, names: TemplateNames): TableEntry {
  const overloads = line.overloads.split(";").map((text) => readOverload(text.trim(), names));
  return {
    overloads,
    definition: {
      name,
      kind: line.kind,
      ...(name === line.first ? {} : { aliasOf: line.first }),
      nulls: sharedNulls(overloads, usualNulls[line.kind]),
      deterministic: line.deterministic,
      signatures: overloads.map(({ text }) => `${name}${text}`),
    },
  };
}
