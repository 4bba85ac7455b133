import type { Compilation } from "./compile-project.ts";

/** Warnings of compiling that are errors once models are to be built. */
const untilBuilt: ReadonlySet<string> = new Set(["W062", "W063"]);

/** A compiled project whose models are to be built: what asks for something that is not available yet is an error now. */
export function toBuild(compilation: Compilation): Compilation {
  const { result } = compilation;
  if (result.unbuildable.length === 0) return compilation;
  const others = result.diagnostics.filter(({ code }) => !untilBuilt.has(code));
  return { ...compilation, result: { ...result, diagnostics: [...others, ...result.unbuildable] } };
}
