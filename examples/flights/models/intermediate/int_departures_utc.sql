-- Departures with the time zone of the airport and the time in UTC, where they are known.
-- The times of the source are local.
SELECT
  f.departed_at,
  f.origin,
  f.delay_minutes,
  z.time_zone,
  f.departed_at - to_hours(z.standard_offset_hours) AS departed_at_utc,
  z.standard_offset_hours IS NOT NULL AS offset_known
FROM stg_flights AS f
LEFT JOIN stg_time_zones AS z ON z.airport = f.origin
