-- One row per flight, with the names that the rest of the project uses.
SELECT
  date AS departed_at,
  delay AS delay_minutes,
  distance AS distance_miles,
  origin,
  destination
FROM raw.flights
WHERE date IS NOT NULL
  AND delay IS NOT NULL
  AND origin IS NOT NULL
  AND destination IS NOT NULL
