-- Each flight twice: as a departure at its origin and as an arrival at its destination.
SELECT origin AS airport, 'departure' AS movement, departed_at, delay_minutes
FROM stg_flights
UNION ALL
SELECT destination, 'arrival', departed_at, delay_minutes
FROM stg_flights
