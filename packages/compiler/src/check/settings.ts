import type { Severity } from "@rocky/ir";
import { isTable } from "../config/shape.ts";
import type { TomlDocument } from "../toml/document.ts";

/** What `rocky.toml` says to the rules. */
export interface CheckSettings {
  /** Tags with a masking strategy, in any environment. */
  readonly masks: ReadonlySet<string>;
  /** Tags that may go without one. */
  readonly unmasked: ReadonlySet<string>;
  /** Whether the project says how late its data may be. */
  readonly hasFreshness: boolean;
  /** How findings of a code count, where the project says so. */
  readonly lints: Readonly<Record<string, Severity | "off">>;
}

/** Reads the settings of the rules from the project's configuration. */
export function checkSettings(document: TomlDocument | undefined): CheckSettings {
  const at = (key: string): Readonly<Record<string, unknown>> => {
    const value = document?.value[key];
    return isTable(value) ? value : {};
  };
  const mask = Object.entries(at("mask"));
  const inEnvironments = mask.flatMap(([, value]) => (isTable(value) ? Object.keys(value) : []));
  const allowed = at("classifications")["allow_unmasked"];
  const lints = Object.entries(at("lints")).filter((entry): entry is [string, Severity | "off"] =>
    ["off", "info", "warning", "error"].includes(String(entry[1])),
  );
  return {
    masks: new Set([...mask.flatMap(([tag, value]) => (isTable(value) ? [] : [tag])), ...inEnvironments]),
    unmasked: new Set(Array.isArray(allowed) ? allowed.map(String) : []),
    hasFreshness: typeof at("freshness")["expected_lag_seconds"] === "number",
    lints: Object.fromEntries(lints),
  };
}
