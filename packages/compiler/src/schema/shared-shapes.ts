import type { Shape } from "../config/shape.ts";

/** From how many keys on a table that occurs twice is defined once. */
const worthwhile = 3;

/** Tables that occur more than once inside a shape, with names for them: the keys where they were found first. */
export function sharedShapes(root: Shape): ReadonlyMap<Shape, string> {
  const seen = new Map<Shape, { count: number; readonly name: string }>();
  const visit = (shape: Shape, name: string): void => {
    const before = seen.get(shape);
    if (before !== undefined) {
      before.count += 1;
      return;
    }
    seen.set(shape, { count: 1, name });
    for (const [key, one] of membersOf(shape)) visit(one, key === "" ? name : key);
  };
  visit(root, "");
  const shared = [...seen].filter(([shape, { count }]) => count > 1 && shape !== root && isLarge(shape));
  const taken = new Map<string, number>();
  return new Map(
    shared.map(([shape, { name }]) => {
      const uses = (taken.get(name) ?? 0) + 1;
      taken.set(name, uses);
      return [shape, uses === 1 ? name : `${name}_${uses}`];
    }),
  );
}

function isLarge(shape: Shape): boolean {
  return (
    shape.kind === "variants" || (shape.kind === "table" && Object.keys(shape.keys).length >= worthwhile)
  );
}

function membersOf(shape: Shape): readonly (readonly [string, Shape])[] {
  switch (shape.kind) {
    case "table":
      return Object.entries(shape.keys);
    case "variants":
      return Object.values(shape.of).flatMap((variant) => Object.entries(variant.keys));
    case "list":
      return [["", shape.of]];
    case "names":
      // Twice where a member may stand in the table itself.
      return shape.short === undefined
        ? [["", shape.of]]
        : [
            ["", shape.of],
            ["", shape.of],
          ];
    case "either":
      return shape.of.map((one) => ["", one]);
    default:
      return [];
  }
}
