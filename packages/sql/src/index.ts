export type * from "./ast/expression.ts";
export type * from "./ast/query.ts";
export { dialectOf } from "./dialects/dialect-of.ts";
export type { Dialect, DialectName } from "./dialects/dialect.ts";
export { parseTypeName, printType } from "./types/type-name.ts";
export { parseQuery, type ParsedQuery, type ParseOptions } from "./parse/parse-query.ts";
