export {
  describe,
  queryDescriber,
  typeName,
  type DescribeOptions,
  type QueryDescription,
} from "./describe.ts";
export { TableFactsError, tablesFromJson } from "./table-facts.ts";
