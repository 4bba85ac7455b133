export type { Call, Expression } from "./ast/expression.ts";
export type { QueryNode } from "./ast/query.ts";
export { dialectOf } from "./dialects/dialect-of.ts";
export type { Dialect, DialectName, DialectSettings } from "./dialects/dialect.ts";
export type { DeclaredFunction, DeclaredParameter } from "./functions/declared-function.ts";
export { withFunctions } from "./functions/with-functions.ts";
export { parseTypeName, printType } from "./types/type-name.ts";
export { parseQuery, type ParsedQuery, type ParseOptions } from "./parse/parse-query.ts";
export { relationNames, type RelationName } from "./parse/relation-names.ts";
export { printName, quoteIdentifier, stringText } from "./print/names.ts";
export { printExpression, printQuery } from "./print/print.ts";
export { printPlaces, type PrintedPlace, type PrintedQuery } from "./print/print-places.ts";
export { storedName } from "./dialects/stored-name.ts";
export { columnNameOf } from "./dialects/column-name-of.ts";
export {
  bindQuery,
  type BindOptions,
  type BoundQuery,
  type OutputColumn,
  type OutputKey,
  type SettledNodes,
} from "./bind/bind-query.ts";
export type { BoundRead, ResolvedKey, ResolvedRelation, ResolveRelation } from "./bind/context.ts";
export { describeExpression, type DescribedExpression } from "./bind/describe-expression.ts";
export { queryFindings } from "./diagnostics.ts";
export { describeQuery } from "./bind/describe-query.ts";
export { explainQuery, type ExplainedExpression, type ExplainedSource } from "./bind/explain-query.ts";
export { openStars, type OpenStar } from "./bind/open-stars.ts";
export { valueDomain, type DomainInput, type ValueDomain } from "./bind/value-domain.ts";
export { distinctNames } from "./bind/output-names.ts";
export { textTokens, type TextToken } from "./lex/text-tokens.ts";
export { textShape, type TextShape } from "./parse/text-shape.ts";
