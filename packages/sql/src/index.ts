export type * from "./ast/expression.ts";
export type * from "./ast/query.ts";
