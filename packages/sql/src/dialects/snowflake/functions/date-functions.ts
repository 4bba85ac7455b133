/** Functions of dates and times. */
export const dateFunctions = `
add_months: (temporal, number) -> =keepFirst
convert_timezone: (any, any) -> TIMESTAMP_TZ(9) ; (any, any, any) -> TIMESTAMP_NTZ(9)
~current_date: () -> DATE!
~current_time: ([any]) -> =timeNow!
~current_timestamp, localtimestamp: ([any]) -> =timestampNow!
date_part: (any, any) -> =datePart
date_trunc: (any, any) -> =keepSecond
dateadd, timeadd, timestampadd: (any, any, any) -> =dateAdd
datediff, timediff, timestampdiff: (any, any, any) -> =dateDiff
datefromparts, date_from_parts: (number, number, number) -> DATE
day, dayofmonth, dayofweek, dayofweekiso, hour, minute, month, quarter, second, week: (temporal) -> NUMBER(2,0)
dayname, monthname: (temporal) -> VARCHAR(3)
dayofyear, year, yearofweek, yearofweekiso: (temporal) -> NUMBER(4,0)
fl_get_last_modified: (any) -> TIMESTAMP_TZ(9)
last_day: (temporal [, any]) -> DATE
~last_successful_scheduled_time, scheduled_time: () -> TIMESTAMP_LTZ(9)?
~localtime: () -> TIME(9)!
months_between: (temporal, temporal) -> =monthsBetween
next_day, previous_day: (temporal, varchar) -> DATE
~now, systimestamp: () -> TIMESTAMP_LTZ(9)!
~sysdate: () -> TIMESTAMP_NTZ(9)!
time_slice: (temporal, any, any [, any]) -> =first
timefromparts, time_from_parts: (number, number, number [, number]) -> TIME(9)
timestamp_from_parts: (date, time) -> TIMESTAMP_NTZ(9) ; (number, number, number, number, number, number [, number, varchar]) -> TIMESTAMP_NTZ(9)
timestamp_ltz_from_parts: (number, number, number, number, number, number [, number]) -> TIMESTAMP_LTZ(9)
timestamp_ntz_from_parts: (date, time) -> TIMESTAMP_NTZ(9) ; (number, number, number, number, number, number [, number]) -> TIMESTAMP_NTZ(9)
timestamp_tz_from_parts: (number, number, number, number, number, number [, number, varchar]) -> TIMESTAMP_TZ(9)
to_date, date: (any [, any]) -> DATE
to_time, time: (any [, any]) -> TIME(9)
to_timestamp: (any [, any]) -> =toTimestamp
to_timestamp_ltz: (any [, varchar]) -> TIMESTAMP_LTZ(9)
to_timestamp_ntz: (any [, varchar]) -> TIMESTAMP_NTZ(9)
to_timestamp_tz: (any [, varchar]) -> TIMESTAMP_TZ(9)
try_to_date: (varchar [, varchar]) -> DATE?
try_to_time: (varchar [, varchar]) -> TIME(9)?
try_to_timestamp, try_to_timestamp_ntz: (varchar [, varchar]) -> TIMESTAMP_NTZ(9)?
try_to_timestamp_ltz: (varchar [, varchar]) -> TIMESTAMP_LTZ(9)?
try_to_timestamp_tz: (varchar [, varchar]) -> TIMESTAMP_TZ(9)?
weekiso, weekofyear: (temporal) -> NUMBER(2,0)
`;
