import { endsByForm } from "./recovery.ts";
import { wordClass } from "../lex/keywords.ts";
import { isConstantToken, token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { classAhead } from "./names.ts";
import { isOperatorCall } from "./operator-call.ts";
import { has, kind, wordNumber, type Parser } from "./parser.ts";

/** Whether an expression can start at the next token. */
export function startsExpression(p: Parser): boolean {
  switch (kind(p)) {
    case token.word:
      return classAhead(p) !== wordClass.reserved || isReservedStart(wordNumber(p)) || isOperatorCall(p);
    case token.quotedName:
    case token.operator:
    case token.leftParen:
    case token.leftBracket:
    case token.leftBrace:
    case token.plus:
    case token.minus:
    case token.star:
    case token.hash:
    case token.invalid:
      return true;
    default:
      return isConstantToken(kind(p));
  }
}

function isReservedStart(number: number): boolean {
  switch (number) {
    case word.array:
    case word.case:
    case word.cast:
    case word.false:
    case word.lambda:
    case word.not:
    case word.null:
    case word.true:
      return true;
    default:
      return false;
  }
}

/** Whether a query starts at the next token (not counting one in parentheses). */
export function startsQuery(p: Parser): boolean {
  switch (wordNumber(p)) {
    case word.select:
    case word.with:
    case word.from:
    case word.table:
    case word.pivot:
    case word.pivot_wider:
    case word.unpivot:
    case word.pivot_longer:
      return true;
    case word.summarize:
    case word.describe:
    case word.desc:
    case word.show:
      return has(p, "described-queries");
    case word.values:
      return p.kinds[p.at + 1] === token.leftParen || has(p, "bare-values");
    default:
      return false;
  }
}

/** Whether what follows a query in parentheses continues it as a larger query. */
export function continuesQuery(p: Parser): boolean {
  switch (wordNumber(p)) {
    case word.minus:
    case word.full:
    case word.left:
    case word.inner:
      return endsByForm(p);
    case word.union:
    case word.intersect:
    case word.except:
    case word.order:
    case word.limit:
    case word.offset:
    case word.fetch:
      return true;
    default:
      return false;
  }
}
