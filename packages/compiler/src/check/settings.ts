import type { Severity } from "@rocky/ir";
import type { ProjectConfig } from "../config/project-config.ts";

/** What `rocky.toml` says to the rules. */
export interface CheckSettings {
  /** Tags with a masking strategy, in any environment. */
  readonly masks: ReadonlySet<string>;
  /** Tags that may go without one. */
  readonly unmasked: ReadonlySet<string>;
  /** Whether the project says how late its data may be. */
  readonly hasFreshness: boolean;
  /** Whether some model says so; looked for among the models unless told. */
  readonly isWatched?: boolean;
  /** How findings of a code count, where the project says so. */
  readonly lints: Readonly<Record<string, Severity | "off">>;
}

/** The settings of the rules, from the project's configuration. */
export function checkSettings(config: ProjectConfig): CheckSettings {
  return {
    masks: new Set(config.masks),
    unmasked: new Set(config.allowUnmasked),
    hasFreshness: config.expectedLagSeconds !== undefined,
    lints: config.lints,
  };
}
