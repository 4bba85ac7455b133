import type { Column, SqlType } from "@rocky/ir";
import type { TableFunctionResolution } from "../../../functions/dialect-functions.ts";
import { number, varchar, variant } from "../types/type-names.ts";

function column(name: string, type: SqlType, nullability: Column["nullability"] = "nullable"): Column {
  return { name, type, nullability };
}

const whole = number(38, 0);
const text = varchar();

const pieces: readonly Column[] = [
  column("SEQ", whole, "not-null"),
  column("INDEX", whole, "not-null"),
  column("VALUE", text, "not-null"),
];

/** The table functions of which the columns are known. */
const known: Readonly<Record<string, readonly Column[]>> = {
  flatten: [
    column("SEQ", whole, "not-null"),
    column("KEY", text),
    column("PATH", text),
    column("INDEX", whole),
    column("VALUE", variant),
    column("THIS", variant),
  ],
  generator: [],
  infer_schema: [
    ...["COLUMN_NAME", "TYPE"].map((name) => column(name, text)),
    column("NULLABLE", { kind: "boolean" }),
    column("EXPRESSION", text),
    column("FILENAMES", text),
    column("ORDER_ID", number(4, 0)),
  ],
  split_to_table: pieces,
  strtok_split_to_table: pieces,
};

const others =
  "alert_history automatic_clustering_history auto_refresh_registration_history available_listing_refresh_history " +
  "complete_task_graphs copy_history cortex_search_data_scan cumulative_privacy_losses current_task_graphs " +
  "database_refresh_history database_refresh_progress database_refresh_progress_by_job " +
  "database_replication_usage_history database_storage_usage_history data_metric_function_references " +
  "data_quality_monitoring_results data_transfer_history directory dynamic_tables dynamic_table_graph_history " +
  "dynamic_table_refresh_history estimate_remaining_dp_aggregates external_functions_history external_table_files " +
  "external_table_file_registration_history get_lineage get_object_references get_query_operator_stats " +
  "listing_refresh_history login_history login_history_by_user materialized_view_refresh_history " +
  "network_rule_references notification_history pipe_usage_history policy_references query_acceleration_history " +
  "query_history replication_group_refresh_history replication_group_refresh_progress " +
  "replication_group_refresh_progress_by_job replication_group_usage_history replication_usage_history " +
  "rest_event_history result_scan search_optimization_history serverless_alert_history serverless_task_history " +
  "stage_directory_file_registration_history stage_storage_usage_history system$data_metric_scan " +
  "system$stream_backlog tag_references tag_references_all_columns tag_references_with_lineage task_dependents " +
  "task_history to_query validate validate_pipe_load warehouse_load_history warehouse_metering_history";

const names: ReadonlySet<string> = new Set([...Object.keys(known), ...others.split(" ")]);

/** Whether a function gives a table. */
export function isTableFunction(name: string): boolean {
  return names.has(name.toLowerCase());
}

/** Their names. */
export function tableFunctionNames(): Iterable<string> {
  return names;
}

/** The columns of a table function. */
export function resolveTableFunction(name: string): TableFunctionResolution {
  const key = name.toLowerCase();
  const columns = Object.hasOwn(known, key) ? known[key] : undefined;
  return columns === undefined
    ? { kind: "unknown", reason: `the columns of ${name} are not documented or depend on what it reads` }
    : { kind: "ok", columns };
}
