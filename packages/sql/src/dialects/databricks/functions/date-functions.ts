/** Functions of dates, times and intervals. */
export const dateFunctions = `
add_months: (date, int) -> date
convert_timezone: (string, timestamp_ntz) -> timestamp_ntz ; (string, string, timestamp_ntz) -> timestamp_ntz
curdate, current_date: () -> date!
current_timestamp, getdate, now: () -> timestamp!
localtimestamp: () -> timestamp_ntz!
current_timezone: () -> string!
date_add: (date, int) -> date ; (any, any, any) -> =dateAdd
dateadd: (date, int) -> date ; (any, any, any) -> =dateAdd
timestampadd: (any, any, any) -> =dateAdd
date_diff, datediff: (date, date) -> int ; (any, date|timestamp|timestamp_ntz, date|timestamp|timestamp_ntz) -> bigint
timestampdiff: (any, date|timestamp|timestamp_ntz, date|timestamp|timestamp_ntz) -> bigint
date_format: (timestamp, string) -> string
date_from_unix_date: (int) -> date
date_part, datepart: (string, any) -> =datePart
date_sub: (date, int) -> date
date_trunc: (string, timestamp) -> timestamp?
day, dayofmonth, dayofweek, dayofyear, month, quarter, weekday, weekofyear, year: (date) -> int
dayname, monthname: (date) -> string
from_unixtime: (bigint [, string]) -> string?
from_utc_timestamp, to_utc_timestamp: (timestamp, string) -> timestamp
hour, minute, second: (timestamp|timestamp_ntz|date [, any…]) -> int
last_day: (date) -> date
make_date: (int, int, int) -> date
make_dt_interval: ([int, int, int, decimal(18, 6)]) -> interval day to second
make_interval: ([int, int, int, int, int, int, decimal(18, 6)]) -> =calendarInterval
make_timestamp, make_timestamp_ltz, try_make_timestamp, try_make_timestamp_ltz: (date) -> timestamp? ; (date, any [, string]) -> timestamp? ; (int, int, int, int, int, decimal(16, 6) [, string]) -> timestamp?
make_timestamp_ntz, try_make_timestamp_ntz: (date, any) -> timestamp_ntz? ; (int, int, int, int, int, decimal(16, 6)) -> timestamp_ntz?
make_ym_interval: ([int, int]) -> interval year to month
months_between: (timestamp, timestamp [, boolean]) -> double
next_day: (date, string) -> date?
session_window: (timestamp, string) -> struct<start: timestamp, end: timestamp>! ; (timestamp_ntz, string) -> struct<start: timestamp_ntz, end: timestamp_ntz>!
time_bucket: (interval, timestamp [, timestamp]) -> timestamp ; (interval, timestamp_ntz [, timestamp_ntz]) -> timestamp_ntz ; (interval, date [, date]) -> timestamp
timestamp_micros, timestamp_millis: (integral) -> timestamp
timestamp_seconds: (numeric) -> timestamp
to_date: (string|date|timestamp|timestamp_ntz [, string]) -> date
try_to_date: (string|date|timestamp|timestamp_ntz [, string]) -> date?
to_timestamp, to_timestamp_ltz: (string|date|timestamp|timestamp_ntz|numeric [, string]) -> timestamp
to_timestamp_ntz: (string|date|timestamp|timestamp_ntz [, string]) -> timestamp_ntz
to_unix_timestamp: (string|date|timestamp|timestamp_ntz [, string]) -> bigint
trunc: (date, string) -> date?
try_make_interval: ([int, int, int, int, int, int, decimal(18, 6)]) -> =calendarInterval?
try_to_timestamp: (string|date|timestamp|timestamp_ntz|numeric [, string]) -> timestamp?
unix_date: (date) -> int
unix_nanos: (timestamp) -> decimal(21, 0)
unix_micros, unix_millis, unix_seconds: (timestamp) -> bigint
unix_timestamp: ([string|date|timestamp|timestamp_ntz, string]) -> bigint
window: (timestamp, any [, any, any]) -> struct<start: timestamp, end: timestamp>! ; (timestamp_ntz, any [, any, any]) -> struct<start: timestamp_ntz, end: timestamp_ntz>!
window_time: (any) -> timestamp
`;
