import { gitignore } from "./gitignore.ts";
import type { PlaygroundTemplate } from "./template.ts";

const config = `# Flights between nine airports, made by queries: nothing is downloaded.

[project]
id = "flights"

[adapter]
type = "duckdb"
path = "flights.duckdb"

[pipeline.models]
type = "transformation"
models = "models/**"
`;

const stagingDefaults = `# For every model of this folder, unless its own .toml says otherwise.
[target]
schema = "staging"

[strategy]
type = "view"
`;

const martsDefaults = `[target]
schema = "marts"
`;

const airports = `-- Airports with how many hours their clocks are from UTC in winter.
SELECT code, city, hours_from_utc
FROM (
    VALUES
        ('AMS', 'Amsterdam', 1),
        ('ATL', 'Atlanta', -5),
        ('DEN', 'Denver', -7),
        ('HNL', 'Honolulu', -10),
        ('JFK', 'New York', -5),
        ('LAX', 'Los Angeles', -8),
        ('LHR', 'London', 0),
        ('ORD', 'Chicago', -6),
        ('SEA', 'Seattle', -8)
) AS t(code, city, hours_from_utc)
`;

const flights = `-- 20,000 flights of January 2026. The numbers follow from the row's number, so that everybody gets the same ones.
-- A flight without an arrival was cancelled.
WITH numbered AS (
    SELECT
        n AS flight_id,
        n * 7919 % 9 AS start,
        (n * 7919 % 9 + 1 + n * 104729 % 8) % 9 AS finish,
        TIMESTAMP '2026-01-01 05:00:00' + to_minutes(n * 2) AS departs_at,
        n * 15485863 % 1000 AS luck
    FROM range(20000) AS r(n)
),

codes AS (
    SELECT code, ROW_NUMBER() OVER (ORDER BY code) - 1 AS place
    FROM airports
)

SELECT
    f.flight_id,
    a.code AS origin,
    b.code AS destination,
    f.departs_at,
    CASE WHEN f.luck >= 15 THEN f.departs_at + to_minutes(90 + f.luck % 400) END AS arrives_at,
    CAST(CASE WHEN f.luck < 700 THEN f.luck % 15 ELSE f.luck % 180 END AS INTEGER) AS delay
FROM numbered AS f
JOIN codes AS a ON a.place = f.start
JOIN codes AS b ON b.place = f.finish
`;

const routes = `-- One row for each pair of airports between which anything flew.
SELECT
    f.origin,
    f.destination,
    COUNT(*) AS flights,
    COUNT(*) FILTER (WHERE f.arrives_at IS NULL) AS cancelled,
    AVG(f.delay) AS mean_delay,
    QUANTILE_DISC(f.delay, 0.9) AS bad_day_delay
FROM flights AS f
GROUP BY f.origin, f.destination
`;

const worst = `-- The worst way out of each city, by the delay of a bad day.
SELECT
    a.city,
    r.destination,
    r.flights,
    ROUND(r.mean_delay, 1) AS mean_delay,
    r.bad_day_delay
FROM routes AS r
JOIN airports AS a ON a.code = r.origin
QUALIFY ROW_NUMBER() OVER (PARTITION BY a.city ORDER BY r.bad_day_delay DESC, r.destination) = 1
`;

const daily = `-- How each airport does, day by day in its own time, with a mean over a week.
WITH by_day AS (
    SELECT
        f.origin AS airport,
        CAST(f.departs_at + to_hours(a.hours_from_utc) AS DATE) AS day,
        COUNT(*) AS departures,
        AVG(f.delay) AS mean_delay
    FROM flights AS f
    JOIN airports AS a ON a.code = f.origin
    GROUP BY ALL
)

SELECT
    airport,
    day,
    departures,
    mean_delay,
    AVG(mean_delay) OVER (
        PARTITION BY airport
        ORDER BY day
        ROWS BETWEEN 6 PRECEDING AND CURRENT ROW
    ) AS mean_delay_of_week
FROM by_day
`;

const flightsSidecar = `intent = "Every flight with its delay in minutes"

[[tests]]
type = "unique"
column = "flight_id"

# Whatever the data: each code of this column is one of the airports.
[[tests]]
type = "relationships"
column = "destination"
to_table = "airports"
to_column = "code"

[[tests]]
type = "in_range"
column = "delay"
min = 0
max = 180
`;

const routesSidecar = `intent = "How flights between two airports went"

[[tests]]
type = "composite"
kind = "unique"
columns = ["origin", "destination"]

[[tests]]
type = "expression"
expression = "origin <> destination"

[[test]]
name = "a flight that never arrived counts as cancelled, and its delay counts too"

[[test.given]]
ref = "flights"
rows = [
    { flight_id = 1, origin = "AMS", destination = "LHR", arrives_at = 2026-01-01T08:00:00, delay = 10 },
    { flight_id = 2, origin = "AMS", destination = "LHR", delay = 30 },
]

[test.expect]
rows = [{ origin = "AMS", destination = "LHR", flights = 2, cancelled = 1, mean_delay = 20.0 }]
`;

const dailyContract = `# Who reads this table counts on these columns; the compiler holds the query against them.
[[columns]]
name = "airport"
type = "String"

[[columns]]
name = "day"
type = "Date"

[[columns]]
name = "departures"
type = "Int64"
nullable = false

[rules]
required = ["airport", "day", "departures", "mean_delay_of_week"]
protected = ["mean_delay_of_week"]
`;

const readme = `# Flights

Five models over 20,000 flights that a query makes. Views in staging, tables in marts; joins, windows, quantiles.

    rocky compile
    rocky dag                                        # what rests on what
    rocky run
    rocky test
    rocky show worst_routes
    rocky lineage airport_days.mean_delay_of_week    # through a window, a mean and a join

Then break it: write \`a.hours_from_utz\` in models/marts/airport_days.sql, and compile again. Or give \`airports\` another type for
\`hours_from_utc\` (write '1' for 1 in its first row) and see how far that reaches.
`;

/** Larger: joins, windows and quantiles over rows that a query makes. */
export const flightsPlayground: PlaygroundTemplate = {
  name: "flights",
  summary: "20,000 flights made by a query: views, joins, windows, a graph in three layers",
  files: [
    { path: "rocky.toml", text: config },
    { path: "README.md", text: readme },
    gitignore,
    { path: "models/staging/_defaults.toml", text: stagingDefaults },
    { path: "models/staging/airports.sql", text: airports },
    { path: "models/staging/flights.sql", text: flights },
    { path: "models/staging/flights.toml", text: flightsSidecar },
    { path: "models/marts/_defaults.toml", text: martsDefaults },
    { path: "models/marts/routes.sql", text: routes },
    { path: "models/marts/routes.toml", text: routesSidecar },
    { path: "models/marts/worst_routes.sql", text: worst },
    { path: "models/marts/airport_days.sql", text: daily },
    { path: "models/marts/airport_days.contract.toml", text: dailyContract },
  ],
  steps: [
    { command: "rocky compile", shows: "types through windows, quantiles and joins" },
    { command: "rocky dag", shows: "what rests on what" },
    { command: "rocky run", shows: "each model as soon as what it reads is there" },
    { command: "rocky test", shows: "what holds, and what needed no test" },
    { command: "rocky show worst_routes", shows: "rows of a table that was built" },
  ],
  mistake: {
    file: "models/marts/airport_days.sql",
    find: "a.hours_from_utc",
    replace: "a.hours_from_utz",
    shows: "the place, and the name that was meant",
  },
};
