import type { Diagnostic } from "@rocky/ir";
import type { BoundQuery, Dialect } from "@rocky/sql";
import { report } from "../diagnostics.ts";

/** W064: nobody knows whether a column takes the place of another, and the SQL of the dialect cannot leave that open. */
export function secondColumns(
  settled: BoundQuery["settled"],
  file: string,
  { syntax }: Dialect,
): readonly Diagnostic[] {
  if (settled === undefined || syntax.forms.has("star-patterns")) return [];
  const names = [...settled.values()].flatMap((node) =>
    typeof node === "object" && node.kind === "star" ? (node.taken ?? []) : [],
  );
  const open = new Map(names.map((name) => [name.start, name]));
  return [...open.values()].map(({ start, end, name }) =>
    report.secondColumn({ file, start, end }, { name }),
  );
}
