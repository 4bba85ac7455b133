const whole = ["INTEGER", "BIGINT"] as const;

/** The function that DuckDB makes of `INTERVAL value unit`, around the value's text. */
export function intervalText(value: string, unit: string): string {
  const name = unit === "century" ? "centuries" : unit === "millennium" ? "millennia" : `${unit}s`;
  const double = `CAST(${value} AS DOUBLE)`;
  switch (unit) {
    case "second":
    case "millisecond":
      return `to_${name}(${double})`;
    case "hour":
    case "minute":
    case "microsecond":
      return `to_${name}(CAST(trunc(${double}) AS ${whole[1]}))`;
    default:
      return `to_${name}(CAST(trunc(${double}) AS ${whole[0]}))`;
  }
}
