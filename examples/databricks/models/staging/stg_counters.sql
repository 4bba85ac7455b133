SELECT
  counter_id,
  initcap(trim(name)) AS name,
  position.lat AS latitude,
  position.lon AS longitude,
  lanes,
  size(lanes) AS lane_count,
  installed_on,
  removed_on IS NULL AS in_use
FROM bronze.counters
