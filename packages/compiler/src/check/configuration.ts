import type { Span } from "@rocky/ir";
import { isTable } from "../config/shape.ts";
import type { TomlPath } from "../toml/document.ts";
import type { CheckedModel } from "./check.ts";

/** A setting of a model with its place. */
export interface Setting {
  readonly value: unknown;
  readonly span: Span;
}

/** A setting from a model's own configuration. */
export function settingOf({ parsed }: CheckedModel, path: readonly string[]): Setting | undefined {
  const document = parsed.source.configuration;
  if (document === undefined) return undefined;
  let value: unknown = document.value;
  for (const key of path) value = isTable(value) ? value[key] : undefined;
  const at: TomlPath = path;
  return value === undefined ? undefined : { value, span: document.valueSpan(at) };
}

/** A setting that is a text or a list of texts, each with its place. */
export function textsOf(
  model: CheckedModel,
  path: readonly string[],
): readonly { readonly value: string; readonly span: Span }[] {
  const setting = settingOf(model, path);
  if (typeof setting?.value === "string") return [{ value: setting.value, span: setting.span }];
  if (!Array.isArray(setting?.value)) return [];
  const document = model.parsed.source.configuration;
  return setting.value.flatMap((value: unknown, i) =>
    typeof value === "string" && document !== undefined
      ? [{ value, span: document.valueSpan([...path, i]) }]
      : [],
  );
}

/** The strategy's type that a model writes itself, without its place: every model is asked for it. */
export function strategyOf({ parsed }: CheckedModel): unknown {
  const strategy = parsed.source.configuration?.value["strategy"];
  return isTable(strategy) ? strategy["type"] : undefined;
}
