SELECT
  iata AS airport,
  time_zone,
  standard_offset_hours
FROM raw.time_zones
WHERE iata IS NOT NULL
