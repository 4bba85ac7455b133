-- Days on which a station that reports should have said something and did not.
WITH span AS (
  SELECT station_id, MIN(day) AS first_day, MAX(day) AS last_day FROM int_days GROUP BY station_id
)
SELECT span.station_id, day, FORMAT_DATE('%Y-%m', day) AS month
FROM span
CROSS JOIN UNNEST(GENERATE_DATE_ARRAY(first_day, last_day, INTERVAL 1 DAY)) AS day
LEFT JOIN int_days AS d ON d.station_id = span.station_id AND d.day = day
WHERE d.station_id IS NULL
