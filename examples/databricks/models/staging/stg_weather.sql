-- The station writes '--' for a temperature that it does not know.
SELECT
  hour,
  try_cast(temperature AS DECIMAL(4,1)) AS celsius,
  coalesce(rain_mm, 0) AS rain_mm,
  wind_ms,
  CASE WHEN rain_mm >= 2 THEN 'wet' WHEN rain_mm > 0 THEN 'drizzle' ELSE 'dry' END AS sky
FROM bronze.weather_hours
