-- Delay before and after noon by time zone, and how early on the UTC clock each zone starts its day.
SELECT
  coalesce(time_zone, 'unknown') AS time_zone,
  count(*) AS departures,
  count(DISTINCT origin) AS airports,
  avg(delay_minutes) FILTER (WHERE extract(hour FROM departed_at) < 12) AS morning_delay,
  avg(delay_minutes) FILTER (WHERE extract(hour FROM departed_at) >= 12) AS afternoon_delay,
  median(extract(hour FROM departed_at_utc)) FILTER (WHERE offset_known) AS median_utc_hour,
  bool_and(offset_known) AS all_offsets_known
FROM int_departures_utc
GROUP BY 1
