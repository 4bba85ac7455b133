-- Bikes a day with the mean of the seven days before, and what changed since a week ago.
WITH days AS (
  SELECT counter_id, day, sum(bikes) AS bikes, count(DISTINCT hour) AS hours
  FROM int_lane_counts
  GROUP BY ALL
)
SELECT
  d.counter_id,
  s.name,
  d.day,
  d.bikes,
  d.hours = 24 AS complete,
  round(avg(d.bikes) OVER (PARTITION BY d.counter_id ORDER BY d.day ROWS BETWEEN 7 PRECEDING AND 1 PRECEDING), 1) AS week_mean,
  try_divide(d.bikes, lag(d.bikes, 7) OVER (PARTITION BY d.counter_id ORDER BY d.day)) - 1 AS change
FROM days AS d
INNER JOIN stg_counters AS s ON s.counter_id = d.counter_id
