const wholeWords =
  "day dayofmonth month year quarter week weekofyear hour minute second millisecond microsecond decade century millennium epoch dow dayofweek weekday isodow doy dayofyear isoyear yearweek era timezone timezone_hour timezone_minute julian";
const otherWords =
  "days d months mon mons years y yr yrs quarters weeks w hours hr hrs h minutes min mins m seconds sec secs s milliseconds ms msec msecs microseconds us usec usecs decades dec decs centuries cent c millennia mil mils millenium jd";

/** The parts of dates and times that DuckDB knows. */
export const dateParts: ReadonlySet<string> = new Set(`${wholeWords} ${otherWords}`.split(" "));
