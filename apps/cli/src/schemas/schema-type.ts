import type { definitions } from "./definitions.ts";

type Definitions = typeof definitions;

type Members<P, R> = {
  readonly [K in keyof P as K extends R ? K : never]: TypeOf<P[K]>;
} & {
  readonly [K in keyof P as K extends R ? never : K]?: TypeOf<P[K]> | undefined;
};

type Primitive<T> = T extends "string"
  ? string
  : T extends "integer" | "number"
    ? number
    : T extends "boolean"
      ? boolean
      : T extends "null"
        ? null
        : unknown;

/** The TypeScript type of the values that a JSON Schema literal allows; `$ref` names one of the definitions. */
export type TypeOf<S> = S extends { readonly $ref: infer N extends keyof Definitions }
  ? TypeOf<Definitions[N]>
  : S extends { readonly const: infer C }
    ? C
    : S extends { readonly enum: readonly (infer E)[] }
      ? E
      : S extends { readonly anyOf: readonly (infer A)[] }
        ? TypeOf<A>
        : S extends { readonly type: "array"; readonly items: infer I }
          ? readonly TypeOf<I>[]
          : S extends {
                readonly type: "object";
                readonly properties: infer P;
                readonly required: readonly (infer R)[];
              }
            ? Members<P, R>
            : S extends { readonly type: "object"; readonly additionalProperties: infer V }
              ? Readonly<Record<string, TypeOf<V>>>
              : S extends { readonly type: readonly (infer T)[] }
                ? Primitive<T>
                : S extends { readonly type: infer T }
                  ? Primitive<T>
                  : unknown;

/** What a command prints beside `version` and `command`. */
export type BodyOf<S> = Omit<TypeOf<S>, "version" | "command">;
