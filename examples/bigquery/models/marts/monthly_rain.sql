-- One row per station and year, one column per month.
SELECT *
FROM (
  SELECT station_id, EXTRACT(YEAR FROM day) AS year, EXTRACT(MONTH FROM day) AS month, rain_mm
  FROM int_days
)
PIVOT (SUM(rain_mm) AS rain FOR month IN (1 AS jan, 2 AS feb, 3 AS mar, 4 AS apr, 5 AS may, 6 AS jun, 7 AS jul, 8 AS aug, 9 AS sep, 10 AS oct, 11 AS nov, 12 AS dec))
