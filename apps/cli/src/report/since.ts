import { UsageError } from "../command.ts";

const units = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** The moment that `--since` means, in milliseconds since 1970: a time, or a span back from `now`. */
export function parseSince(text: string, now: number): number {
  const span = /^(\d+)([mhdw])$/.exec(text);
  if (span !== null) return now - Number(span[1]) * units[span[2] as keyof typeof units];
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new UsageError(
      `--since takes a time such as 2026-11-20 or a span such as 24h or 7d, not \`${text}\``,
    );
  }
  return time;
}
