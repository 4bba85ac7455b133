export { adapterApiVersion, type Adapter, type AdapterHost, type ConnectOptions } from "./adapter.ts";
export type { Capabilities, LoadFormat } from "./capabilities.ts";
export type {
  CellValue,
  Connection,
  CsvOptions,
  LoadRequest,
  MaterializeRequest,
  RelationDescription,
  RowStream,
  StatementResult,
  StatementWriter,
} from "./connection.ts";
export { AdapterError, type AdapterErrorCode, type AdapterErrorDetails } from "./errors.ts";
