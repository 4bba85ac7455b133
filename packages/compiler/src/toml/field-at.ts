import { scanToml } from "./scan.ts";

/** Finds the setting at a place: `pipeline.main.depends_on.0`; `undefined` where there is none. */
export type FieldFinder = (start: number, end: number) => string | undefined;

/** Reads where the settings of a TOML text stand. */
export function fieldsOf(text: string): FieldFinder {
  const places = [...scanToml(text)].map(([key, place]) => ({
    key,
    from: place.keyStart,
    to: Math.max(place.keyEnd, place.valueEnd),
  }));
  return (start, end) => {
    let found: (typeof places)[number] | undefined;
    for (const place of places) {
      if (place.from > start || end > place.to) continue;
      const size = place.to - place.from;
      const least = found === undefined ? Infinity : found.to - found.from;
      if (size < least || (size === least && place.key.length > (found?.key.length ?? 0))) found = place;
    }
    return found?.key.replaceAll("\u0000", ".");
  };
}
