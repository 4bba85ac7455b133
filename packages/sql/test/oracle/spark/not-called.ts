const time = "TIME is off unless `spark.sql.timeType.enabled` is set";
const avro = "needs the package spark-avro, which is not part of Spark";
const protobuf = "needs the package spark-protobuf, which is not part of Spark";

/** The functions of Spark's list that no query of the corpus can call, and why. */
export const notCalled: ReadonlyMap<string, string> = new Map([
  ...["from_avro", "to_avro", "schema_of_avro"].map((name) => [name, avro] as const),
  ...["from_protobuf", "to_protobuf"].map((name) => [name, protobuf] as const),
  ["python_worker_logs", "is there only while `spark.sql.pyspark.worker.logging.enabled` is set"],
  ...["make_time", "time", "time_diff", "time_from_micros", "time_from_millis", "time_from_seconds"].map(
    (name) => [name, time] as const,
  ),
  ...["time_to_micros", "time_to_millis", "time_to_seconds", "time_trunc", "to_time", "try_to_time"].map(
    (name) => [name, time] as const,
  ),
]);
