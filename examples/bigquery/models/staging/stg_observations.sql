-- An observation may be sent again with corrections: the last one that came in counts.
SELECT
  station_id,
  observed_at,
  DATE(observed_at) AS day,
  elements,
  JSON_VALUE(report, '$.observer.kind') AS observer,
  SAFE_CAST(JSON_VALUE(report, '$.version') AS INT64) AS report_version
FROM raw.observations
WHERE observed_at >= TIMESTAMP '1950-01-01 00:00:00+00'
QUALIFY ROW_NUMBER() OVER (PARTITION BY station_id, observed_at ORDER BY ingested_at DESC) = 1
