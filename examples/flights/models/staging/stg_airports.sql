SELECT
  iata AS airport,
  name AS airport_name,
  city,
  state,
  latitude,
  longitude
FROM raw.airports
WHERE iata IS NOT NULL
