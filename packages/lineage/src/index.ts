export { lineageDot, transformText } from "./dot.ts";
export {
  lineageOf,
  type LineageEdge,
  type LineageGraph,
  type LineageModel,
  type Listing,
  type Lookup,
  type RowInfluence,
} from "./graph.ts";
export { lazyLineageOf, type ModelsByPlace } from "./lazy-graph.ts";
export { modelLineage, type ModelLineage } from "./model-lineage.ts";
export {
  allRoles,
  traceColumn,
  valueRoles,
  type Trace,
  type TraceDirection,
  type TraceOptions,
} from "./trace.ts";
