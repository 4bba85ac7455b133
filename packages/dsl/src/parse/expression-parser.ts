import {
  EmbeddedActionsParser,
  tokenMatcher,
  type IToken,
  type ParserMethod,
  type TokenType,
} from "chevrotain";
import type { ColumnRef, Expression, Frame, FrameBound, MatchArm, Name, SortItem, Window } from "../ast.ts";
import { deepest, longest } from "./limits.ts";
import {
  hasOpenAngle,
  isCast,
  makeArm,
  makeBinary,
  makeBound,
  makeCall,
  makeChain,
  makeColumn,
  makeFrame,
  makeInList,
  makeIsNull,
  makeLiteral,
  makeMatch,
  makeName,
  makeParenthesised,
  makeSortItem,
  makeTypeText,
  makeUnaries,
  makeWindow,
  spread,
  type TypeText,
} from "./make.ts";
import { messages } from "./messages.ts";
import { long, nested, TooDeep } from "./too-deep.ts";
import { anyName, identifier, token, tokenTypes, word } from "./tokens.ts";

type Rule<T> = ParserMethod<[], T>;

/** An operator that the parser read, with what stands after it. */
interface Operation {
  readonly operator: IToken;
  readonly right: Expression;
}

/** The rules of names, lists and expressions. */
export abstract class ExpressionParser extends EmbeddedActionsParser {
  #depth = 0;

  /** Rules that are wrong are found in the tests, so nobody waits for that. */
  constructor(skipValidations: boolean) {
    super([...tokenTypes], {
      errorMessageProvider: messages,
      maxLookahead: 1,
      recoveryEnabled: false,
      skipValidations,
    });
  }

  /** Whether the token after the next one is of a type. */
  protected second(type: TokenType): boolean {
    return tokenMatcher(this.LA(2), type);
  }

  /** Counts a level of nesting that `leave` ends; `reset` too. */
  #enter(): void {
    this.ACTION(() => {
      this.#depth++;
      if (this.#depth > deepest) throw new TooDeep(this.LA(1), nested);
    });
  }

  #leave(): void {
    this.ACTION(() => {
      this.#depth--;
    });
  }

  /** Forgets what was read before. */
  override reset(): void {
    super.reset();
    this.#depth = 0;
  }

  protected readonly name: Rule<Name> = this.RULE("name", () => makeName(this.CONSUME(anyName)));

  protected readonly column: Rule<ColumnRef> = this.RULE("column", () => {
    const parts = [makeName(this.CONSUME(anyName))];
    this.MANY(() => {
      this.CONSUME(token.dot);
      parts.push(makeName(this.CONSUME1(anyName)));
    });
    return makeColumn(parts);
  });

  protected readonly columns: Rule<ColumnRef[]> = this.RULE("columns", () => {
    const columns = [this.SUBRULE(this.column)];
    this.MANY({
      GATE: () => this.second(anyName),
      DEF: () => {
        this.CONSUME(token.comma);
        columns.push(this.SUBRULE1(this.column));
      },
    });
    return columns;
  });

  protected readonly sortItem: Rule<SortItem> = this.RULE("sortItem", () => {
    const minus = this.OPTION(() => this.CONSUME(token.minus));
    const column = this.SUBRULE(this.column);
    const direction = this.OPTION1(() =>
      this.OR([{ ALT: () => this.CONSUME(word.asc) }, { ALT: () => this.CONSUME(word.desc) }]),
    );
    return this.ACTION(() => makeSortItem(minus, column, direction));
  });

  protected readonly sortItems: Rule<SortItem[]> = this.RULE("sortItems", () => {
    const items = [this.SUBRULE(this.sortItem)];
    this.MANY({
      GATE: () => this.second(anyName) || this.second(token.minus),
      DEF: () => {
        this.CONSUME(token.comma);
        items.push(this.SUBRULE1(this.sortItem));
      },
    });
    return items;
  });

  /** `or` and `and` in one loop; which binds tighter is decided afterwards. */
  readonly expression: Rule<Expression> = this.RULE("expression", () => {
    this.#enter();
    const first = this.SUBRULE(this.comparison);
    const rest: Operation[] = [];
    this.MANY(() => {
      const operator = this.OR([{ ALT: () => this.CONSUME(word.and) }, { ALT: () => this.CONSUME(word.or) }]);
      rest.push({ operator, right: this.SUBRULE1(this.comparison) });
    });
    this.#leave();
    return rest.length === 0 ? first : this.ACTION(() => makeChain(first, rest));
  });

  protected readonly comparison: Rule<Expression> = this.RULE("comparison", () => {
    const left = this.SUBRULE(this.sum);
    const compared = this.OPTION({
      GATE: () => !tokenMatcher(this.LA(1), word.not) || this.second(word.in),
      DEF: () =>
        this.OR([
          { ALT: () => this.SUBRULE(this.nullTest, { ARGS: [left] }) },
          { ALT: () => this.SUBRULE(this.inList, { ARGS: [left] }) },
          {
            ALT: () => {
              const operator = this.SUBRULE(this.comparisonOperator);
              const right = this.SUBRULE1(this.sum);
              return this.ACTION(() => makeBinary(left, operator, right));
            },
          },
        ]),
    });
    return compared ?? left;
  });

  protected readonly nullTest: ParserMethod<[Expression], Expression> = this.RULE(
    "nullTest",
    (operand: Expression) => {
      this.CONSUME(word.is);
      const not = this.OPTION(() => this.CONSUME(word.not));
      const last = this.CONSUME(word.null);
      return this.ACTION(() => makeIsNull(operand, not !== undefined, last));
    },
  );

  protected readonly inList: ParserMethod<[Expression], Expression> = this.RULE(
    "inList",
    (operand: Expression) => {
      const not = this.OPTION(() => this.CONSUME(word.not));
      this.CONSUME(word.in);
      this.CONSUME(token.leftBracket);
      const list: Expression[] = [];
      this.MANY(() => {
        list.push(this.SUBRULE(this.expression));
        this.OPTION1(() => this.CONSUME(token.comma));
      });
      const close = this.CONSUME(token.rightBracket);
      return this.ACTION(() => makeInList(operand, list, { negated: not !== undefined, close }));
    },
  );

  protected readonly comparisonOperator: Rule<IToken> = this.RULE("comparisonOperator", () =>
    this.OR([
      { ALT: () => this.CONSUME(token.equal) },
      { ALT: () => this.CONSUME(token.notEqual) },
      { ALT: () => this.CONSUME(token.lessEqual) },
      { ALT: () => this.CONSUME(token.less) },
      { ALT: () => this.CONSUME(token.greaterEqual) },
      { ALT: () => this.CONSUME(token.greater) },
    ]),
  );

  /** `+ - * / %` in one loop; which binds tighter is decided afterwards. */
  protected readonly sum: Rule<Expression> = this.RULE("sum", () => {
    const first = this.SUBRULE(this.unary);
    const rest: Operation[] = [];
    this.MANY(() => {
      const operator = this.OR([
        { ALT: () => this.CONSUME(token.plus) },
        { ALT: () => this.CONSUME(token.minus) },
        { ALT: () => this.CONSUME(token.star) },
        { ALT: () => this.CONSUME(token.slash) },
        { ALT: () => this.CONSUME(token.percent) },
      ]);
      rest.push({ operator, right: this.SUBRULE1(this.unary) });
    });
    if (rest.length === 0) return first;
    return this.ACTION(() => {
      const last = rest[longest]?.operator;
      if (last !== undefined) throw new TooDeep(last, long);
      return makeChain(first, rest);
    });
  });

  protected readonly unary: Rule<Expression> = this.RULE("unary", () => {
    const operators: IToken[] = [];
    this.MANY(() => {
      operators.push(
        this.OR([{ ALT: () => this.CONSUME(word.not) }, { ALT: () => this.CONSUME(token.minus) }]),
      );
    });
    const operand = this.SUBRULE(this.primary);
    if (operators.length === 0) return operand;
    return this.ACTION(() => {
      if (operators.length > deepest) throw new TooDeep(operators[deepest] ?? this.LA(1), nested);
      return makeUnaries(operators, operand);
    });
  });

  protected readonly primary: Rule<Expression> = this.RULE("primary", () =>
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.named) },
        { ALT: () => makeLiteral("number", this.CONSUME(token.number)) },
        { ALT: () => makeLiteral("string", this.CONSUME(token.string)) },
        { ALT: () => makeLiteral("string", this.CONSUME(token.escapedString)) },
        { ALT: () => makeLiteral("boolean", this.CONSUME(word.true)) },
        { ALT: () => makeLiteral("boolean", this.CONSUME(word.false)) },
        { ALT: () => makeLiteral("null", this.CONSUME(word.null)) },
        { ALT: () => makeLiteral("date", this.CONSUME(token.date)) },
        { ALT: () => makeLiteral("timestamp", this.CONSUME(token.timestamp)) },
        { ALT: () => this.SUBRULE(this.parenthesised) },
        { ALT: () => this.SUBRULE(this.match) },
      ],
      ERR_MSG: "a value",
    }),
  );

  protected readonly parenthesised: Rule<Expression> = this.RULE("parenthesised", () => {
    const open = this.CONSUME(token.leftParen);
    const expression = this.SUBRULE(this.expression);
    return makeParenthesised(open, expression, this.CONSUME(token.rightParen));
  });

  /** A column, a call or a cast. */
  protected readonly named: Rule<Expression> = this.RULE("named", () => {
    const column = this.SUBRULE(this.column);
    const call = this.OPTION(() => this.SUBRULE(this.callRest, { ARGS: [column] }));
    return call ?? column;
  });

  protected readonly callRest: ParserMethod<[ColumnRef], Expression> = this.RULE(
    "callRest",
    (named: ColumnRef) => {
      this.CONSUME(token.leftParen);
      const distinct = this.OPTION(() => this.CONSUME(word.distinct));
      const given: Expression[] = [];
      let type: TypeText | undefined;
      this.MANY_SEP({
        SEP: token.comma,
        DEF: () => {
          given.push(this.SUBRULE(this.expression));
          this.OPTION1({
            GATE: () => given.length === 1 && isCast(named),
            DEF: () => {
              this.CONSUME(word.as);
              type = this.SUBRULE(this.type);
            },
          });
        },
      });
      const close = this.CONSUME(token.rightParen);
      const over = this.OPTION2(() => this.SUBRULE(this.window));
      return this.ACTION(() =>
        makeCall(named, given, { distinct: distinct !== undefined, type, close, over }),
      );
    },
  );

  /** A type as the dialect spells it: `decimal(10, 2)`, `timestamp with time zone`, `array<int>`, `integer[]`. */
  protected readonly type: Rule<TypeText> = this.RULE("type", () => {
    const tokens = [this.CONSUME(identifier)];
    this.MANY(() => {
      this.OR([
        { ALT: () => tokens.push(...spread(this.SUBRULE(this.typePart))) },
        { GATE: () => hasOpenAngle(tokens), ALT: () => tokens.push(this.CONSUME(token.comma)) },
      ]);
    });
    return makeTypeText(tokens);
  });

  protected readonly typePart: Rule<IToken[]> = this.RULE("typePart", () =>
    this.OR([
      { ALT: () => [this.CONSUME1(anyName)] },
      { ALT: () => [this.CONSUME(token.number)] },
      { ALT: () => [this.CONSUME(token.colon)] },
      {
        ALT: () => {
          const tokens = [this.CONSUME(token.leftParen)];
          this.#typeParts(tokens);
          tokens.push(this.CONSUME(token.rightParen));
          return tokens;
        },
      },
      { ALT: () => [this.CONSUME(token.less)] },
      { ALT: () => [this.CONSUME(token.greater)] },
      { ALT: () => [this.CONSUME(token.leftBracket)] },
      { ALT: () => [this.CONSUME(token.rightBracket)] },
    ]),
  );

  #typeParts(tokens: IToken[]): void {
    this.MANY(() => {
      this.OR1([
        { ALT: () => tokens.push(...spread(this.SUBRULE(this.typePart))) },
        { ALT: () => tokens.push(this.CONSUME(token.comma)) },
      ]);
    });
  }

  protected readonly match: Rule<Expression> = this.RULE("match", () => {
    const start = this.CONSUME(word.match);
    const subject = this.SUBRULE(this.sum);
    this.CONSUME(token.leftBrace);
    const arms: MatchArm[] = [];
    this.AT_LEAST_ONE({
      DEF: () => {
        arms.push(this.SUBRULE(this.arm));
        this.OPTION(() => this.CONSUME(token.comma));
      },
      ERR_MSG: 'a pattern such as `> 5`, `"x"` or `_`',
    });
    return makeMatch({ start, subject, arms, close: this.CONSUME(token.rightBrace) });
  });

  protected readonly arm: Rule<MatchArm> = this.RULE("arm", () => {
    const operator = this.OPTION(() => this.SUBRULE(this.comparisonOperator));
    const value = this.SUBRULE(this.sum);
    this.CONSUME(token.arrow);
    const result = this.SUBRULE(this.expression);
    return this.ACTION(() => makeArm(operator, value, result));
  });

  protected readonly window: Rule<Window> = this.RULE("window", () => {
    this.CONSUME(word.over);
    const open = this.CONSUME(token.leftParen);
    const partition: ColumnRef[] = [];
    const sort: SortItem[] = [];
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(word.partition);
            partition.push(...spread(this.SUBRULE(this.columns)));
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.sort);
            sort.push(...spread(this.SUBRULE(this.sortItems)));
          },
        },
        { ALT: () => this.CONSUME(token.comma) },
      ]);
    });
    const frame = this.OPTION(() => this.SUBRULE(this.frame));
    return makeWindow({ open, partition, sort, frame, close: this.CONSUME(token.rightParen) });
  });

  protected readonly frame: Rule<Frame> = this.RULE("frame", () => {
    const unit = this.OR([{ ALT: () => this.CONSUME(word.rows) }, { ALT: () => this.CONSUME(word.range) }]);
    const from = this.SUBRULE(this.bound);
    this.CONSUME(token.dots);
    return makeFrame(unit, from, this.SUBRULE1(this.bound));
  });

  protected readonly bound: Rule<FrameBound> = this.RULE("bound", () => {
    const written = this.OR([
      { ALT: () => this.CONSUME(word.unbounded) },
      { ALT: () => this.CONSUME(word.current) },
      { ALT: () => this.CONSUME(token.number) },
    ]);
    return this.ACTION(() => makeBound(written));
  });
}
