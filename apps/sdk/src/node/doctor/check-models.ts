import type { Finding, Patient } from "./health-check.ts";

/** Whether there are models, and whether they compile. */
export function checkModels({ compilation }: Patient): Finding {
  const { models, diagnostics, config } = compilation.result;
  if (models.length === 0) {
    const patterns = config.pipelines.flatMap((each) =>
      each.type === "transformation" ? [each.models] : [],
    );
    return {
      status: "warning",
      message: `no model matches ${patterns.length === 0 ? "models/**" : patterns.join(" or ")}`,
      fix: "put .sql files there, or correct `models` of the pipeline in rocky.toml",
    };
  }
  const count = models.length === 1 ? "1 model" : `${models.length} models`;
  const broken = new Set(diagnostics.flatMap((each) => (each.severity === "error" ? [each.model] : [])));
  broken.delete(undefined);
  if (broken.size === 0) return { status: "healthy", message: `${count}, no errors` };
  return {
    status: "warning",
    message: `${broken.size} of ${count} ${broken.size === 1 ? "has" : "have"} errors, and nothing runs before they are mended`,
    fix: "rocky compile shows them",
  };
}
