-- What the counters send is JSON. A message that comes twice counts once: the last one received is kept.
WITH messages AS (
  SELECT
    from_json(body, 'counter BIGINT, at TIMESTAMP, lanes ARRAY<STRUCT<code: STRING, bikes: INT>>, battery STRING') AS message,
    headers['firmware'] AS firmware,
    received_at
  FROM bronze.counter_messages
),
fields AS (
  SELECT
    message.counter AS counter_id,
    message.at AS counted_at,
    message.lanes,
    try_cast(message.battery AS DECIMAL(4,1)) AS battery_percent,
    coalesce(firmware, 'unknown') AS firmware,
    received_at
  FROM messages
)
SELECT *
FROM fields
WHERE counter_id IS NOT NULL AND counted_at IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY counter_id, counted_at ORDER BY received_at DESC) = 1
