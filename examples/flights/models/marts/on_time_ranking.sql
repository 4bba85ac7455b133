-- The five most punctual large airports of each state.
WITH departures AS (
  SELECT
    origin AS airport,
    count(*) AS flights,
    count(*) FILTER (WHERE delay_minutes <= 15) AS on_time
  FROM stg_flights
  GROUP BY origin
)
SELECT
  a.state,
  d.airport,
  a.airport_name,
  d.flights,
  round(100.0 * d.on_time / d.flights, 1) AS on_time_percent,
  rank() OVER (PARTITION BY a.state ORDER BY d.on_time / d.flights DESC) AS rank_in_state
FROM departures AS d
JOIN stg_airports AS a USING (airport)
WHERE d.flights >= 1000
QUALIFY rank_in_state <= 5
