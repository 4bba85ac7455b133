-- Bikes an hour, with the weather of that hour where it is known.
SELECT
  l.counter_id,
  l.hour,
  sum(l.bikes) AS bikes,
  collect_list(named_struct('lane', l.lane, 'bikes', l.bikes)) AS by_lane,
  any_value(w.celsius) AS celsius,
  any_value(w.sky) AS sky
FROM int_lane_counts AS l
LEFT JOIN stg_weather AS w ON w.hour = l.hour
GROUP BY l.counter_id, l.hour
