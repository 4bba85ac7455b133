import { scanToml } from "./scan.ts";

/** The setting at a place of a TOML text, as `pipeline.main.depends_on.0`; `undefined` where there is none. */
export function fieldAt(text: string, start: number, end: number): string | undefined {
  let found: { readonly path: readonly string[]; readonly size: number } | undefined;
  for (const [key, place] of scanToml(text)) {
    const to = Math.max(place.keyEnd, place.valueEnd);
    const size = to - place.keyStart;
    if (place.keyStart > start || end > to || (found !== undefined && found.size < size)) continue;
    const path = key.split("\u0000");
    if (found === undefined || size < found.size || path.length > found.path.length) found = { path, size };
  }
  return found?.path.join(".");
}
