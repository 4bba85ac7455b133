-- Day by day: the longest delay, the record so far, and whether the day broke it.
WITH daily AS (
  SELECT departed_at::DATE AS day, max(delay_minutes) AS longest_delay, arg_max(origin, delay_minutes) AS at_airport
  FROM stg_flights
  GROUP BY 1
)
SELECT
  day,
  longest_delay,
  at_airport,
  max(longest_delay) OVER (ORDER BY day) AS record_so_far,
  coalesce(
    longest_delay > max(longest_delay) OVER (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
    true
  ) AS broke_record
FROM daily
