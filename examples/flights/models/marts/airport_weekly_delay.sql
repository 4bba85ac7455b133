-- Delay by airport and week, beside the week before and the airport's own four-week average.
WITH weekly AS (
  SELECT
    airport,
    date_trunc('week', departed_at) AS week,
    count(*) FILTER (WHERE movement = 'departure') AS departures,
    count(*) FILTER (WHERE movement = 'arrival') AS arrivals,
    avg(delay_minutes) AS average_delay
  FROM int_airport_movements
  GROUP BY ALL
)
SELECT
  airport,
  week,
  departures,
  arrivals,
  average_delay,
  average_delay - lag(average_delay) OVER by_week AS change_from_last_week,
  avg(average_delay) OVER (by_week ROWS BETWEEN 3 PRECEDING AND CURRENT ROW) AS four_week_average
FROM weekly
WINDOW by_week AS (PARTITION BY airport ORDER BY week)
