import type { ProjectConfig } from "./project-config.ts";

/** Patterns of the files that are models: what was asked for, else what the pipelines say. */
export function modelPatterns(config: ProjectConfig, asked: string | undefined): readonly string[] {
  if (asked !== undefined) return [asked];
  const patterns = config.pipelines.flatMap((pipeline) =>
    pipeline.type === "transformation" ? [pipeline.models] : [],
  );
  return patterns.length === 0 ? ["models/**"] : patterns;
}
