-- One row per route, with the great-circle distance between its airports.
-- Airports that are not in the list have no position, so their routes have no distance.
WITH routes AS (
  SELECT
    origin,
    destination,
    count(*) AS flights,
    avg(delay_minutes) AS average_delay,
    quantile_cont(delay_minutes, 0.9) AS delay_p90,
    max(distance_miles) AS listed_miles
  FROM stg_flights
  GROUP BY origin, destination
),
positions AS (
  SELECT
    r.*,
    radians(a.latitude) AS from_latitude,
    radians(a.longitude) AS from_longitude,
    radians(b.latitude) AS to_latitude,
    radians(b.longitude) AS to_longitude
  FROM routes AS r
  LEFT JOIN stg_airports AS a ON a.airport = r.origin
  LEFT JOIN stg_airports AS b ON b.airport = r.destination
)
SELECT
  * EXCLUDE (from_latitude, from_longitude, to_latitude, to_longitude),
  CASE
    WHEN from_latitude IS NOT NULL AND to_latitude IS NOT NULL THEN round(2 * 3958.8 * asin(least(1.0, sqrt(
      pow(sin((to_latitude - from_latitude) / 2), 2)
      + cos(from_latitude) * cos(to_latitude) * pow(sin((to_longitude - from_longitude) / 2), 2)
    ))))
  END AS great_circle_miles
FROM positions
