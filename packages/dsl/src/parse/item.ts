import type { Name, NodeSpan, Step } from "../ast.ts";

/** The start of a `let`; the steps after it belong to it. */
export interface LetStart extends NodeSpan {
  readonly kind: "let";
  readonly name: Name;
}

/** What a file is a row of. */
export type Item = LetStart | Step;
