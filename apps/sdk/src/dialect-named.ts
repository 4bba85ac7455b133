import { dialectOf, type Dialect, type DialectName, type DialectSettings } from "@rocky/sql";

/** The dialect of a name. Throws a `RangeError` for one that is not there yet. */
export function dialectNamed(name: DialectName, settings: DialectSettings = {}): Dialect {
  const dialect = dialectOf(name, settings);
  if (dialect === undefined) throw new RangeError(`the dialect ${name} is not there yet`);
  return dialect;
}
