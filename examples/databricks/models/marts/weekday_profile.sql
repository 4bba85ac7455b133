-- One row per counter and hour of the day, one column per day of the week.
SELECT *
FROM (
  SELECT counter_id, hour(hour) AS hour_of_day, dayofweek(hour) AS weekday, bikes
  FROM int_hours
)
PIVOT (round(avg(bikes), 1) FOR weekday IN (2 AS monday, 3 AS tuesday, 4 AS wednesday, 5 AS thursday, 6 AS friday, 7 AS saturday, 1 AS sunday))
