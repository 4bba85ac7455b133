import { scanToml } from "./scan.ts";

/** The setting at a place of a TOML text, as `pipeline.main.depends_on.0`; `undefined` where there is none. */
export function fieldAt(text: string, start: number, end: number): string | undefined {
  let found: readonly string[] = [];
  for (const [key, place] of scanToml(text)) {
    const path = key.split("\u0000");
    const isAround = place.keyStart <= start && end <= Math.max(place.keyEnd, place.valueEnd);
    if (isAround && path.length > found.length) found = path;
  }
  return found.length === 0 ? undefined : found.join(".");
}
