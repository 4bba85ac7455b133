-- Each year compared with the mean of thirty years at the same station.
FROM station_years
|> WHERE days >= 350
|> EXTEND AVG(mean_temperature) OVER (PARTITION BY station_id ORDER BY year ROWS BETWEEN 30 PRECEDING AND 1 PRECEDING) AS usual
|> EXTEND ROUND(mean_temperature - usual, 2) AS anomaly
|> SELECT station_id, name, year, mean_temperature, usual, anomaly, SAFE_DIVIDE(hot_days, days) AS hot_share
|> WHERE usual IS NOT NULL
