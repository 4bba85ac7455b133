import type { Diagnostic } from "@rocky/ir";
import type { ProjectConfig } from "../config/project-config.ts";
import { report } from "../diagnostics.ts";
import type { ModelSource } from "../project/model-source.ts";

/** Which models are to be built in a catalog that is not open. */
export interface CheckedCatalogs {
  /** What compiling says. */
  readonly diagnostics: readonly Diagnostic[];
  /** What building says. */
  readonly unbuildable: readonly Diagnostic[];
}

/**
 * Looks for models in a catalog that the warehouse does not have open. In a project whose pipelines build no model this is
 * in the way of `rocky run` only, and a warning until then.
 */
export function checkCatalogs(
  models: readonly ModelSource[],
  openCatalog: string | undefined,
  { pipelines }: ProjectConfig,
): CheckedCatalogs {
  if (openCatalog === undefined) return { diagnostics: [], unbuildable: [] };
  const notOpen = models.flatMap(({ name, target: { catalog }, targetSpan }) =>
    catalog === undefined || catalog.toLowerCase() === openCatalog.toLowerCase()
      ? []
      : [{ span: targetSpan(), args: { catalog, open: openCatalog }, extras: { model: name } }],
  );
  const errors = notOpen.map(({ span, args, extras }) => report.catalogNotOpen(span, args, extras));
  if (pipelines.length === 0 || pipelines.some((pipeline) => pipeline.type !== "other")) {
    return { diagnostics: errors, unbuildable: [] };
  }
  const warnings = notOpen.map(({ span, args, extras }) => report.catalogLater(span, args, extras));
  return { diagnostics: warnings, unbuildable: errors };
}
