export { assert, AssertionError, assertNever } from "./assert.ts";
export { canonicalJson, type JsonValue } from "./canonical-json.ts";
export type { ColumnEdge, ColumnReference, EdgeRole, Transform } from "./column-edge.ts";
export {
  diagnosticsOf,
  type Diagnostic,
  type DiagnosticExtras,
  type DiagnosticRow,
  type Edit,
  type Proof,
  type RelatedPlace,
  type Report,
  type Severity,
} from "./diagnostic.ts";
export type { ExpandedPiece, Expansion, MacroPlace } from "./expansion.ts";
export {
  cyclesOf,
  dependentsOf,
  layersOf,
  reachableFrom,
  type DependencyGraph,
  type Layers,
} from "./graph.ts";
export type { HashText } from "./hash.ts";
export type { CompiledModel, ModelColumn, ModelKey, RelationRead, Strategy, Target } from "./model.ts";
export { nearestNames } from "./nearest.ts";
export type { Catalog, CatalogTable, Column, Provenance, RelationSchema } from "./schema.ts";
export type { CancelSignal } from "./signal.ts";
export { lineStartsOf, positionAt, type Position, type Span } from "./span.ts";
export {
  sameType,
  unknownReason,
  unknownType,
  type Field,
  type Nullability,
  type SqlType,
  type SqlTypeKind,
} from "./type.ts";
