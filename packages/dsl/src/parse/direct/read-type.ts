import { deepest } from "../limits.ts";
import { hasOpenAngle, makeTypeText, type TypeText, type Written } from "../make.ts";
import { nextKind, take, takeAny, Unexpected, type TokenRow } from "./token-row.ts";

/** Reads a type as the dialect spells it. */
export function readType(row: TokenRow): TypeText {
  const tokens: Written[] = [take(row, "name")];
  for (;;) {
    if (nextKind(row) === ",") {
      if (!hasOpenAngle(tokens)) throw new Unexpected();
      tokens.push(takeAny(row));
    } else if (!readTypePart(row, tokens, 0)) {
      return makeTypeText(tokens);
    }
  }
}

/** Reads a part of a type, and says whether there was one. */
function readTypePart(row: TokenRow, tokens: Written[], depth: number): boolean {
  switch (nextKind(row)) {
    case "name":
    case "quoted name":
    case "number":
    case ":":
    case "<":
    case ">":
    case "[":
    case "]":
      tokens.push(takeAny(row));
      return true;
    case "(":
      if (depth > deepest) throw new Unexpected();
      tokens.push(takeAny(row));
      for (;;) {
        if (nextKind(row) === ",") tokens.push(takeAny(row));
        else if (!readTypePart(row, tokens, depth + 1)) break;
      }
      tokens.push(take(row, ")"));
      return true;
    default:
      return false;
  }
}
