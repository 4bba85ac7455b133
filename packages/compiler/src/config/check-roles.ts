import { nearestNames, type Diagnostic } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { TomlDocument } from "../toml/document.ts";
import { findCycle } from "./cycle.ts";
import { isTable } from "./shape.ts";

/** Checks that roles inherit from roles that exist, and never from themselves. */
export function checkRoles(document: TomlDocument): readonly Diagnostic[] {
  const places = new Map(
    ["role", "roles"].flatMap((key) => {
      const roles = document.value[key];
      return isTable(roles)
        ? Object.entries(roles).map(([name, role]) => [name, { key, role }] as const)
        : [];
    }),
  );
  const parentsOf = (name: string): readonly string[] => {
    const role = places.get(name)?.role;
    const inherits = isTable(role) ? role["inherits"] : undefined;
    return Array.isArray(inherits) ? inherits.map(String) : [];
  };
  const known = [...places.keys()];
  const unknown = [...places].flatMap(([name, { key }]) =>
    parentsOf(name).flatMap((parent, i) => {
      if (places.has(parent)) return [];
      const near = nearestNames(parent, known);
      const help =
        near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `The roles are ${known.join(", ")}.`;
      const span = document.valueSpan([key, name, "inherits", i]);
      return [report.unknownReference(span, { kind: "role", name: parent }, { help })];
    }),
  );
  const cycle = findCycle(known, (name) => parentsOf(name).filter((parent) => places.has(parent)));
  const [first] = cycle ?? [];
  if (cycle === undefined || first === undefined) return unknown;
  const span = document.keySpan([places.get(first)?.key ?? "role", first, "inherits"]);
  return [...unknown, report.roleCycle(span, { path: cycle.join(" → ") })];
}
