import type { Diagnostic } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { TomlDocument, TomlPath } from "../toml/document.ts";
import { hasSettings, isTable } from "./shape.ts";

/** A named block of a file with where it stands. */
export interface Block {
  readonly name: string;
  readonly path: TomlPath;
  readonly table: Readonly<Record<string, unknown>>;
}

/** `[adapter.x]` and `[adapters.x]`, or the short `[adapter]`, which is called `default`. Keys: all spellings. */
export function blocksOf(document: TomlDocument, keys: readonly string[]): readonly Block[] {
  return keys.flatMap((key): readonly Block[] => {
    const table = document.value[key];
    if (!isTable(table)) return [];
    if (hasSettings(table)) return [{ name: "default", path: [key], table }];
    return Object.entries(table).flatMap(([name, inner]) =>
      isTable(inner) ? [{ name, path: [key, name], table: inner }] : [],
    );
  });
}

/** Reports blocks with the name of an earlier one. */
export function refuseSameNames(
  document: TomlDocument,
  kind: string,
  blocks: readonly Block[],
): readonly Diagnostic[] {
  const seen = new Set<string>();
  return blocks.flatMap(({ name, path }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [report.sameName(document.keySpan(path), { kind, name })];
  });
}
