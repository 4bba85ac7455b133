-- Average delay by hour of the day, one column for each day of the week.
SELECT *
FROM (
  SELECT
    hour(departed_at) AS departure_hour,
    dayname(departed_at) AS weekday,
    delay_minutes
  FROM stg_flights
)
PIVOT (
  avg(delay_minutes)
  FOR weekday IN ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
  GROUP BY departure_hour
)
