import type { CatalogueFunction } from "../analyser.ts";

/** What a query calls: the name, its kind, and the arguments. */
export interface Called {
  readonly f: CatalogueFunction;
  readonly args: readonly string[];
}

/** The plain form of a call, from which all others are made. */
export function plainCall({ f, args }: Called): string {
  const call = `${f.name.toUpperCase()}(${args.join(", ")})`;
  return f.mode === "analytic" ? `${call} OVER (PARTITION BY b ORDER BY i)` : call;
}

/** Further forms of an accepted call; some of them are refused. */
export function formsOf({ f, args }: Called): readonly string[] {
  const name = f.name.toUpperCase();
  const list = args.join(", ");
  if (f.mode === "scalar") return name.includes(".") ? [] : [`SAFE.${name}(${list})`];
  if (f.mode === "analytic") {
    return [
      `${name}(${list}) OVER (ORDER BY d, i DESC)`, `${name}(${list}) OVER ()`, `${name}(${list} IGNORE NULLS) OVER (ORDER BY i)`,
      `${name}(${list}) OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING)`,
    ]; // prettier-ignore
  }
  return [
    `${name}(DISTINCT ${list})`, `${name}(${list} ORDER BY i LIMIT 2)`, `${name}(${list} IGNORE NULLS)`, `${name}(${list} HAVING MAX i)`,
    `SAFE.${name}(${list})`,
  ]; // prettier-ignore
}

/** Forms with OVER, which cannot stand beside aggregates. */
export function windowForms({ f, args }: Called): readonly string[] {
  if (f.mode !== "aggregate") return [];
  const call = `${f.name.toUpperCase()}(${args.join(", ")})`;
  return [
    `${call} OVER ()`, `${call} OVER (PARTITION BY b)`, `${call} OVER (PARTITION BY b ORDER BY i)`,
    `${call} OVER (ORDER BY i ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)`,
  ]; // prettier-ignore
}
