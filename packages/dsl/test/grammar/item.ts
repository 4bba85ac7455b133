/** A part of a rule of the grammar, as both the text and the diagrams show it. */
export type Item =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "token"; readonly name: string }
  | { readonly kind: "rule"; readonly name: string }
  | { readonly kind: "sequence"; readonly items: readonly Item[] }
  | { readonly kind: "choice"; readonly items: readonly Item[] }
  | { readonly kind: "optional"; readonly item: Item }
  /** One or more times; `separator` between two of them. */
  | { readonly kind: "repeat"; readonly item: Item; readonly separator: Item | undefined };

/** A rule of the grammar. */
export interface Rule {
  readonly name: string;
  readonly item: Item;
}
