import type { Severity } from "@rocky/ir";
import type { TomlDocument } from "../toml/document.ts";
import { isTable } from "./shape.ts";

/** Limits of what a build may take, as far as they are set. */
export interface Budget {
  readonly maxUsd?: number;
  readonly maxDurationMs?: number;
  readonly maxBytesScanned?: number;
  readonly onBreach: "warn" | "error";
}

/** What the blocks of `rocky.toml` beside adapters and pipelines say; wrong values are left out. */
export interface ProjectSettings {
  /** Tags with a masking strategy, in any environment, sorted. */
  readonly masks: readonly string[];
  /** Tags that may go without one. */
  readonly allowUnmasked: readonly string[];
  /** How late data may be, in seconds. */
  readonly expectedLagSeconds?: number;
  /** How findings of a code count. */
  readonly lints: Readonly<Record<string, Severity | "off">>;
  /** The limits of every model that sets none itself. */
  readonly budget?: Budget;
  /** Which other dialect the SQL should run in, and what is allowed nevertheless. */
  readonly portability: { readonly targetDialect?: string; readonly allow: readonly string[] };
}

/** The settings of a project without `rocky.toml`. */
export const emptySettings: ProjectSettings = {
  masks: [],
  allowUnmasked: [],
  lints: {},
  portability: { allow: [] },
};

type Table = Readonly<Record<string, unknown>>;

/** Reads the blocks that are not about adapters and pipelines. */
export function readSettings({ value }: TomlDocument): ProjectSettings {
  const lag = tableAt(value, "freshness")["expected_lag_seconds"];
  const portability = tableAt(value, "portability");
  const targetDialect = portability["target_dialect"];
  const budget = readBudget(value["budget"]);
  return {
    masks: readMasks(tableAt(value, "mask")),
    allowUnmasked: texts(tableAt(value, "classifications")["allow_unmasked"]),
    ...(typeof lag === "number" ? { expectedLagSeconds: lag } : {}),
    lints: Object.fromEntries(Object.entries(tableAt(value, "lints")).filter(isLint)),
    ...(budget === undefined ? {} : { budget }),
    portability: {
      ...(typeof targetDialect === "string" ? { targetDialect } : {}),
      allow: texts(portability["allow"]),
    },
  };
}

/** Tags of `[mask]`, where a table holds the tags of one environment. */
function readMasks(mask: Table): readonly string[] {
  const tags = Object.entries(mask).flatMap(([tag, value]) => (isTable(value) ? Object.keys(value) : [tag]));
  return [...new Set(tags)].sort();
}

function isLint(entry: [string, unknown]): entry is [string, Severity | "off"] {
  const [, severity] = entry;
  return typeof severity === "string" && ["off", "info", "warning", "error"].includes(severity);
}

function readBudget(table: unknown): Budget | undefined {
  if (!isTable(table)) return undefined;
  const usd = table["max_usd"];
  const duration = table["max_duration_ms"];
  const bytes = table["max_bytes_scanned"];
  return {
    ...(typeof usd === "number" ? { maxUsd: usd } : {}),
    ...(typeof duration === "number" ? { maxDurationMs: duration } : {}),
    ...(typeof bytes === "number" ? { maxBytesScanned: bytes } : {}),
    onBreach: table["on_breach"] === "error" ? "error" : "warn",
  };
}

function tableAt(value: Table, key: string): Table {
  const inner = value[key];
  return isTable(inner) ? inner : {};
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
