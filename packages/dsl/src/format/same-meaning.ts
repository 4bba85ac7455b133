import type { RockyFile } from "../ast.ts";

/** Where things stand, and how they are written, is no part of what they mean. */
const places: ReadonlySet<string> = new Set(["start", "end", "operatorStart", "operatorEnd", "comments"]);

/** Whether two trees differ in the places of their nodes at most. */
export function sameMeaning(a: RockyFile, b: RockyFile): boolean {
  return JSON.stringify(a, withoutPlaces) === JSON.stringify(b, withoutPlaces);
}

function withoutPlaces(key: string, value: unknown): unknown {
  return places.has(key) ? undefined : value;
}
