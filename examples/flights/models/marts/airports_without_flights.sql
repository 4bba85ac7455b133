-- Airports of the list that no flight touched.
SELECT a.airport, a.airport_name, a.city, a.state
FROM stg_airports AS a
ANTI JOIN int_airport_movements AS m ON m.airport = a.airport
