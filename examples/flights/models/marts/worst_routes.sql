-- The busy routes that run latest, with how far the listed distance is from the great circle.
SELECT
  origin || '-' || destination AS route,
  flights,
  round(average_delay, 1) AS average_delay,
  delay_p90,
  great_circle_miles,
  listed_miles - great_circle_miles AS detour_miles
FROM int_routes
WHERE flights >= 500
ORDER BY average_delay DESC
LIMIT 100
