export { AdapterError } from "@rocky/adapter";
export {
  allRoles,
  lazyLineageOf,
  lineageDot,
  lineageOf,
  modelLineage,
  traceColumn,
  valueRoles,
  type LineageEdge,
  type LineageGraph,
  type ModelLineage,
  type Trace,
  type TraceDirection,
} from "@rocky/lineage";
export { noSuchModel } from "../node/no-such-model.ts";
