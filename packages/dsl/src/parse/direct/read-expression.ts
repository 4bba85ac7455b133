import type { ColumnRef, Expression, MatchArm } from "../../ast.ts";
import {
  isCast,
  makeArm,
  makeBinary,
  makeCall,
  makeChain,
  makeInList,
  makeIsNull,
  makeLiteral,
  makeMatch,
  makeParenthesised,
  makeUnaries,
  type Operation,
  type TypeText,
  type Written,
} from "../make.ts";
import { deepest, longest } from "../limits.ts";
import { readColumn } from "./read-columns.ts";
import { nextKind, secondKind, take, takeAny, takeIf, Unexpected, type TokenRow } from "./token-row.ts";
import { readType } from "./read-type.ts";
import { readWindow } from "./read-window.ts";

/** Reads an expression. */
export function readExpression(row: TokenRow): Expression {
  if (++row.depth > deepest) throw new Unexpected();
  const first = readComparison(row);
  const kind = nextKind(row);
  const whole = kind === "and" || kind === "or" ? readJunction(row, first) : first;
  row.depth--;
  return whole;
}

function readJunction(row: TokenRow, first: Expression): Expression {
  const rest: Operation[] = [];
  for (let kind = nextKind(row); kind === "and" || kind === "or"; kind = nextKind(row))
    rest.push({ operator: takeAny(row), right: readComparison(row) });
  return makeChain(first, rest);
}

function readComparison(row: TokenRow): Expression {
  const left = readSum(row);
  switch (nextKind(row)) {
    case "==":
    case "!=":
    case "<=":
    case "<":
    case ">=":
    case ">": {
      const operator = takeAny(row);
      return makeBinary(left, operator, readSum(row));
    }
    case "is": {
      take(row, "is");
      const not = takeIf(row, "not");
      return makeIsNull(left, not !== undefined, take(row, "null"));
    }
    case "in":
      return readList(row, left);
    case "not":
      return secondKind(row) === "in" ? readList(row, left) : left;
    default:
      return left;
  }
}

function readList(row: TokenRow, operand: Expression): Expression {
  const not = takeIf(row, "not");
  take(row, "in");
  take(row, "[");
  const list: Expression[] = [];
  while (nextKind(row) !== "]") {
    list.push(readExpression(row));
    takeIf(row, ",");
  }
  return makeInList(operand, list, { negated: not !== undefined, close: take(row, "]") });
}

function readSum(row: TokenRow): Expression {
  const first = readUnary(row);
  if (!isArithmetic(row)) return first;
  const rest: Operation[] = [];
  do rest.push({ operator: takeAny(row), right: readUnary(row) });
  while (isArithmetic(row));
  if (rest.length > longest) throw new Unexpected();
  return makeChain(first, rest);
}

function isArithmetic(row: TokenRow): boolean {
  const kind = nextKind(row);
  return kind === "+" || kind === "-" || kind === "*" || kind === "/" || kind === "%";
}

function readUnary(row: TokenRow): Expression {
  const kind = nextKind(row);
  if (kind !== "not" && kind !== "-") return readPrimary(row);
  const operators: Written[] = [];
  for (let next = nextKind(row); next === "not" || next === "-"; next = nextKind(row))
    operators.push(takeAny(row));
  if (operators.length > deepest) throw new Unexpected();
  return makeUnaries(operators, readPrimary(row));
}

function readPrimary(row: TokenRow): Expression {
  switch (nextKind(row)) {
    case "name":
    case "quoted name": {
      const column = readColumn(row);
      return nextKind(row) === "(" ? readCallRest(row, column) : column;
    }
    case "number":
      return makeLiteral("number", takeAny(row));
    case "string":
    case "escaped string":
      return makeLiteral("string", takeAny(row));
    case "true":
    case "false":
      return makeLiteral("boolean", takeAny(row));
    case "null":
      return makeLiteral("null", takeAny(row));
    case "date":
      return makeLiteral("date", takeAny(row));
    case "timestamp":
      return makeLiteral("timestamp", takeAny(row));
    case "(": {
      const open = take(row, "(");
      const expression = readExpression(row);
      return makeParenthesised(open, expression, take(row, ")"));
    }
    case "match":
      return readMatch(row);
    default:
      throw new Unexpected();
  }
}

function readCallRest(row: TokenRow, named: ColumnRef): Expression {
  take(row, "(");
  const distinct = takeIf(row, "distinct");
  const given: Expression[] = [];
  let type: TypeText | undefined;
  if (nextKind(row) !== ")") {
    do {
      given.push(readExpression(row));
      if (nextKind(row) === "as" && given.length === 1 && isCast(named)) {
        take(row, "as");
        type = readType(row);
      }
    } while (takeIf(row, ",") !== undefined);
  }
  const close = take(row, ")");
  const over = nextKind(row) === "over" ? readWindow(row) : undefined;
  return makeCall(named, given, { distinct: distinct !== undefined, type, close, over });
}

function readMatch(row: TokenRow): Expression {
  const start = take(row, "match");
  const subject = readSum(row);
  take(row, "{");
  const arms: MatchArm[] = [];
  do {
    arms.push(readArm(row));
    takeIf(row, ",");
  } while (nextKind(row) !== "}");
  return makeMatch({ start, subject, arms, close: take(row, "}") });
}

function readArm(row: TokenRow): MatchArm {
  const kind = nextKind(row);
  const isCompared =
    kind === "==" || kind === "!=" || kind === "<=" || kind === "<" || kind === ">=" || kind === ">";
  const operator = isCompared ? takeAny(row) : undefined;
  const value = readSum(row);
  take(row, "=>");
  return makeArm(operator, value, readExpression(row));
}
