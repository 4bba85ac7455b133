import type { CompiledModel, Span } from "@rocky/ir";
import type { ReadModel } from "../resolve/parsed-model.ts";

/** A model with nothing but what it is called, for those who only look it up. */
export function standIn({
  name,
  file,
  target,
  strategy,
}: Pick<CompiledModel, "name" | "file" | "target" | "strategy">): ReadModel {
  const place = (): Span => ({ file, start: 0, end: 0 });
  return {
    source: {
      name,
      file,
      target,
      strategy,
      text: "",
      sqlStart: 0,
      sqlEnd: 0,
      nameSpan: place,
      targetSpan: place,
      dependsOn: [],
      tags: {},
      diagnostics: [],
    },
    names: [],
    stars: [],
    diagnostics: [],
  };
}
