import type { ModelKey } from "@rocky/ir";
import type { definitions } from "../schemas/definitions.ts";
import type { TypeOf } from "../schemas/schema-type.ts";

/** What tells rows apart, as JSON. */
export function wireKeys(keys: readonly ModelKey[]): readonly TypeOf<(typeof definitions)["key"]>[] {
  return keys.map(({ columns, assumed }) => ({
    columns,
    proof: assumed.length === 0 ? { kind: "proved" } : { kind: "assumed", facts: assumed },
  }));
}
