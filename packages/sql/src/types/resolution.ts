import type { SqlType } from "@rocky/ir";
import type { NullRule } from "./null-rule.ts";
import type { LiteralValue, ValueType } from "./value-type.ts";

/**
 * What an operator or a call of a function with given argument types comes to.
 * `no-overload` is certain: the engine refuses it; `candidates` are signatures that exist (`abs(DOUBLE)`), `given` is the
 * call with its argument types as the engine prints them. `unknown`: nobody can tell from here; `reason` is a phrase
 * that completes "the type is unknown because …".
 */
export type Resolution =
  | {
      readonly kind: "ok";
      readonly type: SqlType;
      readonly nulls: NullRule;
      /** The result is a constant again, as that of a minus sign before a number, or a NULL because it was given one. */
      readonly literal?: LiteralValue;
      /** What the result is made of, where its parts convert one by one. */
      readonly parts?: readonly ValueType[];
      /** The result may be such a NULL. */
      readonly unsure?: boolean;
    }
  | { readonly kind: "no-overload"; readonly given: string; readonly candidates: readonly string[] }
  | { readonly kind: "unknown"; readonly reason: string; readonly nulls: NullRule };
