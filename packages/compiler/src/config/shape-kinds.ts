import type { Documented, NamesShape, Shape, TableShape } from "./shape.ts";
import type { TextForm } from "./text-form.ts";

/** What may be said about a setting beside its meaning. */
type Extras = Omit<Documented, "about">;

/** Limits of a number. */
interface Limits extends Extras {
  readonly least?: number;
  readonly above?: number;
  readonly most?: number;
}

/** A text. */
export function text(about: string, more: Extras & { readonly form?: TextForm } = {}): Shape {
  return { kind: "text", about, ...more };
}

/** A whole number, not below 0 unless told. */
export function whole(about: string, more: Limits = {}): Shape {
  return { kind: "integer", about, ...(more.above === undefined ? { least: 0 } : {}), ...more };
}

/** A number. */
export function number(about: string, more: Limits = {}): Shape {
  return { kind: "number", about, ...more };
}

/** `true` or `false`. */
export function flag(about: string, more: Extras = {}): Shape {
  return { kind: "boolean", about, ...more };
}

/** One of some texts. */
export function choice(about: string, values: readonly string[], more: Extras = {}): Shape {
  return { kind: "choice", about, values, ...more };
}

/** A list. */
export function list(about: string, of: Shape, more: Extras & { readonly atLeast?: number } = {}): Shape {
  return { kind: "list", about, of, ...more };
}

/** A list of texts. */
export function texts(about: string, more: Extras & { readonly atLeast?: number } = {}): Shape {
  return { kind: "list", about, of: { kind: "text" }, ...more };
}

/** A table whose keys are names that the user chooses. */
export function names(about: string, of: Shape, more: Extras & Pick<NamesShape, "short"> = {}): Shape {
  return { kind: "names", about, of, ...more };
}

/** A table with fixed keys. */
export function table(
  about: string,
  keys: Readonly<Record<string, Shape>>,
  more: Omit<TableShape, "kind" | "keys" | "about"> = {},
): TableShape {
  return { kind: "table", about, keys, ...more };
}

/** One of several kinds of values. */
export function either(about: string, of: readonly Shape[], more: Extras = {}): Shape {
  return { kind: "either", about, of, ...more };
}
