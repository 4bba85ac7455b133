/** The time now, in milliseconds since 1970-01-01T00:00:00Z. */
export function systemClock(): number {
  return Date.now();
}
