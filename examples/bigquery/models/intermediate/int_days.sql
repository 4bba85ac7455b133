-- One row per station and day, with the elements side by side.
SELECT
  station_id,
  day,
  MIN(IF(element = 'temperature', value, NULL)) AS coldest,
  MAX(IF(element = 'temperature', value, NULL)) AS warmest,
  AVG(IF(element = 'temperature', value, NULL)) AS mean_temperature,
  SUM(IF(element = 'rain', value, 0)) AS rain_mm,
  COUNTIF(element = 'temperature') AS temperatures,
  ARRAY_AGG(STRUCT(observed_at, value) ORDER BY value DESC LIMIT 1)[SAFE_OFFSET(0)].observed_at AS highest_value_at
FROM int_values
GROUP BY station_id, day
