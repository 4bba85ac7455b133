-- What a year was like at a station.
SELECT
  d.station_id,
  s.name,
  s.country,
  EXTRACT(YEAR FROM d.day) AS year,
  COUNT(*) AS days,
  COUNTIF(d.coldest < 0) AS frost_days,
  COUNTIF(d.warmest >= 30) AS hot_days,
  ROUND(SUM(d.rain_mm), 1) AS rain_mm,
  ROUND(AVG(d.mean_temperature), 2) AS mean_temperature,
  APPROX_QUANTILES(d.warmest, 10)[OFFSET(9)] AS warmest_tenth,
  ARRAY_AGG(STRUCT(d.day, d.warmest) ORDER BY d.warmest DESC LIMIT 3) AS warmest_days
FROM int_days AS d
JOIN stg_stations AS s USING (station_id)
GROUP BY station_id, name, country, year
