import { digitsOf, factColumns, number } from "./columns.ts";
import { expressionRow, type FactRow, type Grade } from "./row.ts";

const exact = [...factColumns].filter(([, type]) => type.startsWith("NUMBER"));

/** `+ - * / %` of every pair of exact columns, as the page of operators has it; where it says less, as others recorded it. */
export function arithmeticRows(): readonly FactRow[] {
  return exact.flatMap(([left, leftType]) =>
    exact.flatMap(([right, rightType]) =>
      ["+", "-", "*", "/", "%"].flatMap((operator): readonly FactRow[] => {
        const found = resultOf(operator, leftType, rightType);
        if (found === undefined) return [];
        const source = "sql-reference/operators-arithmetic";
        const origin = { topic: "arithmetic", source, grade: found.grade };
        return [expressionRow(`${left} ${operator} ${right}`, found.type, origin)];
      }),
    ),
  );
}

function resultOf(operator: string, left: string, right: string): { type: string; grade: Grade } | undefined {
  const a = digitsOf(left);
  const b = digitsOf(right);
  if (a === undefined || b === undefined) return undefined;
  const scale = Math.max(a.scale, b.scale);
  const whole = Math.max(a.whole, b.whole);
  switch (operator) {
    case "*": {
      const after = Math.min(a.scale + b.scale, Math.max(scale, 12));
      return capped(a.whole + b.whole, after);
    }
    case "/":
      return capped(a.whole + b.scale, Math.max(a.scale, Math.min(a.scale + 6, 12)));
    case "%": {
      // The page has no rule of two digits at least, and none for MOD.
      return { type: number(Math.max(whole, 2) + scale, scale), grade: "recorded by others" };
    }
    default: {
      const floored = a.scale !== b.scale && whole < 2;
      const digits = (floored ? 2 : whole) + 1;
      return floored
        ? { type: number(digits + scale, scale), grade: "recorded by others" }
        : capped(digits, scale);
    }
  }
}

/** What the page says of 38 digits at most is that there are no more; that the scale stays was recorded. */
function capped(whole: number, scale: number): { type: string; grade: Grade } {
  const grade = whole + scale > 38 && scale > 0 ? "recorded by others" : "vendor page";
  return { type: number(whole + scale, scale), grade };
}
