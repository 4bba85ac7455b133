/** Functions of dates, times, intervals and ranges. */
export const dateFunctions = `
~current_date: ([string]) -> date!
~current_datetime: ([string]) -> datetime!
~current_time: ([string]) -> time!
~current_timestamp: () -> timestamp!
date: (timestamp [, string]) -> date ; (datetime) -> date ; (int64, int64, int64) -> date ; (date) -> date ; (string) -> date
date_add: (date, interval) -> date ; (datetime, interval) -> datetime ; (timestamp, interval) -> timestamp
date_bucket: (date, interval [, date]) -> date ; (datetime, interval [, datetime]) -> datetime ; (timestamp, interval [, timestamp]) -> timestamp
date_diff: (date, date, any) -> int64 ; (datetime, datetime, any) -> int64 ; (timestamp, timestamp, any) -> int64
date_from_unix_date: (int64) -> date
date_sub: (date, interval) -> date ; (datetime, interval) -> datetime ; (timestamp, interval) -> timestamp
date_trunc: (date, any) -> date ; (datetime, any) -> datetime ; (timestamp, any [, string]) -> timestamp
datetime: (int64, int64, int64, int64, int64, int64) -> datetime ; (date, time) -> datetime ; (timestamp [, string]) -> datetime ; (date) -> datetime ; (datetime) -> datetime ; (string) -> datetime
datetime_add: (datetime, interval) -> datetime ; (timestamp, interval) -> timestamp
datetime_bucket: (datetime, interval [, datetime]) -> datetime ; (date, interval [, date]) -> date ; (timestamp, interval [, timestamp]) -> timestamp
datetime_diff: (datetime, datetime, any) -> int64 ; (timestamp, timestamp, any) -> int64
datetime_sub: (datetime, interval) -> datetime ; (timestamp, interval) -> timestamp
datetime_trunc: (datetime, any) -> datetime ; (timestamp, any [, string]) -> timestamp
format_date: (string, date) -> string ; (string, datetime) -> string ; (string, timestamp [, string]) -> string
format_datetime: (string, datetime) -> string ; (string, timestamp [, string]) -> string
format_time: (string, time) -> string
format_timestamp: (string, timestamp [, string]) -> string ; (string, datetime) -> string
justify_days: (interval) -> interval
justify_hours: (interval) -> interval
justify_interval: (interval) -> interval
last_day: (date [, any]) -> date ; (datetime [, any]) -> date
make_interval: ([year: int64, month: int64, day: int64, hour: int64, minute: int64, second: int64]) -> interval
parse_date: (string, string) -> date
parse_datetime: (string, string) -> datetime
parse_time: (string, string) -> time
parse_timestamp: (string, string [, string]) -> timestamp ; (string, string, int64) -> timestamp ; (string, string, int64, string) -> timestamp
range: (any, any) -> =range
range_bucket: (T, array<T>) -> int64?
range_contains: (any, any) -> bool
range_end: (any) -> =bound?
range_intersect: (T, T) -> T?
range_is_end_unbounded: (any) -> bool
range_is_start_unbounded: (any) -> bool
range_overlaps: (any, any) -> bool
range_start: (any) -> =bound?
time: (int64, int64, int64) -> time ; (timestamp [, string]) -> time ; (datetime) -> time ; (time) -> time
time_add: (time, interval) -> time
time_diff: (time, time, any) -> int64
time_sub: (time, interval) -> time
time_trunc: (time, any) -> time
timestamp: (string [, string]) -> timestamp ; (date [, string]) -> timestamp ; (datetime [, string]) -> timestamp ; (timestamp) -> timestamp
timestamp_add: (timestamp, interval) -> timestamp ; (datetime, interval) -> datetime
timestamp_bucket: (timestamp, interval [, timestamp]) -> timestamp ; (datetime, interval [, datetime]) -> datetime ; (date, interval [, date]) -> date
timestamp_diff: (timestamp, timestamp, any) -> int64 ; (datetime, datetime, any) -> int64
timestamp_from_unix_micros: (int64) -> timestamp ; (timestamp) -> timestamp
timestamp_from_unix_millis: (int64) -> timestamp ; (timestamp) -> timestamp
timestamp_from_unix_seconds: (int64) -> timestamp ; (timestamp) -> timestamp
timestamp_micros: (int64) -> timestamp
timestamp_millis: (int64) -> timestamp
timestamp_seconds: (int64) -> timestamp
timestamp_sub: (timestamp, interval) -> timestamp ; (datetime, interval) -> datetime
timestamp_trunc: (timestamp, any [, string]) -> timestamp ; (datetime, any) -> datetime
to_seconds_interval: (interval) -> interval
unix_date: (date) -> int64
unix_micros: (timestamp) -> int64
unix_millis: (timestamp) -> int64
unix_seconds: (timestamp) -> int64
`;
