-- One row per counter, moment and lane.
SELECT
  c.counter_id,
  c.counted_at,
  date_trunc('HOUR', c.counted_at) AS hour,
  to_date(c.counted_at) AS day,
  lane.code AS lane,
  lane.bikes
FROM stg_counts AS c
LATERAL VIEW explode(c.lanes) AS lane
