-- The three nearest neighbours of each station within 100 km.
SELECT
  a.station_id,
  b.station_id AS neighbour_id,
  ROUND(ST_DISTANCE(a.position, b.position) / 1000, 1) AS kilometres,
  ABS(a.elevation_m - b.elevation_m) AS metres_of_height
FROM stg_stations AS a
JOIN stg_stations AS b ON a.station_id <> b.station_id AND ST_DWITHIN(a.position, b.position, 100000)
QUALIFY ROW_NUMBER() OVER (PARTITION BY a.station_id ORDER BY ST_DISTANCE(a.position, b.position)) <= 3
