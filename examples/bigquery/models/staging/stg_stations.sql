-- Days stand in the list as texts such as 19500101; 99991231 says that the station still reports.
SELECT
  station_id,
  INITCAP(TRIM(name)) AS name,
  UPPER(country) AS country,
  position,
  CAST(elevation_m AS FLOAT64) AS elevation_m,
  SAFE.PARSE_DATE('%Y%m%d', first_day) AS first_day,
  NULLIF(SAFE.PARSE_DATE('%Y%m%d', last_day), DATE '9999-12-31') AS last_day,
  'climate' IN UNNEST(networks) AS for_climate
FROM raw.stations
