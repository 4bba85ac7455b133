/**
 * A new run id, such as `run-20261121T031500123Z-a1b2c3`: sorts by time, and may stand in file names everywhere.
 * `now` is in milliseconds since 1970, `random` gives numbers in [0, 1).
 */
export function newRunId(now: number, random: () => number): string {
  const time = new Date(now).toISOString().replaceAll(/[-:.]/g, "");
  const suffix = Math.floor(random() * 0x1000000);
  return `run-${time}-${suffix.toString(16).padStart(6, "0")}`;
}
