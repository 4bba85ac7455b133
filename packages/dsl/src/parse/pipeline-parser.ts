import { EMPTY_ALT, type IToken, type ParserMethod } from "chevrotain";
import type {
  Assignment,
  ColumnRef,
  Derive,
  DistinctRows,
  From,
  Group,
  Join,
  Replicate,
  Select,
  SelectItem,
  Sort,
  TableRef,
  Take,
  Union,
  Where,
} from "../ast.ts";
import { ExpressionParser } from "./expression-parser.ts";
import type { Item, LetStart } from "./item.ts";
import { joinKindOf } from "./join-kind.ts";
import { joinTokens } from "./join-tokens.ts";
import { endOf, makeColumn, makeName, spread } from "./make.ts";
import { anyName, identifier, token, word } from "./tokens.ts";

type Rule<T> = ParserMethod<[], T>;

/** The whole grammar: a file is a row of steps and of starts of `let`. */
export class PipelineParser extends ExpressionParser {
  /** What was read, also where an error came later. */
  items: Item[] = [];

  constructor(skipValidations: boolean) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  /** The token at which the parser stands. */
  get next(): IToken {
    return this.LA(1);
  }

  readonly file: Rule<void> = this.RULE("file", () => {
    this.MANY(() => {
      this.OR({
        DEF: [
          { ALT: () => this.#found(this.SUBRULE(this.letStart)) },
          { ALT: () => this.#found(this.SUBRULE(this.from)) },
          { ALT: () => this.#found(this.SUBRULE(this.where)) },
          { ALT: () => this.#found(this.SUBRULE(this.group)) },
          { ALT: () => this.#found(this.SUBRULE(this.derive)) },
          { ALT: () => this.#found(this.SUBRULE(this.select)) },
          { ALT: () => this.#found(this.SUBRULE(this.join)) },
          { ALT: () => this.#found(this.SUBRULE(this.sort)) },
          { ALT: () => this.#found(this.SUBRULE(this.take)) },
          { ALT: () => this.#found(this.SUBRULE(this.distinct)) },
          { ALT: () => this.#found(this.SUBRULE(this.union)) },
          { ALT: () => this.#found(this.SUBRULE(this.replicate)) },
          { ALT: () => this.CONSUME(token.pipe) },
        ],
        ERR_MSG: "a step",
      });
    });
  });

  #found(item: Item): void {
    this.ACTION(() => {
      this.items.push(item);
    });
  }

  protected readonly letStart: Rule<LetStart> = this.RULE("letStart", (): LetStart => {
    const start = this.CONSUME(word.let);
    const named = this.SUBRULE(this.name);
    const last = this.CONSUME(token.assign);
    return { kind: "let", name: named, start: start.startOffset, end: endOf(last) };
  });

  protected readonly from: Rule<From> = this.RULE("from", (): From => {
    const start = this.CONSUME(word.from);
    const table = this.SUBRULE(this.table);
    return { kind: "from", table, start: start.startOffset, end: table.end };
  });

  /** A table, maybe with an alias. */
  protected readonly table: Rule<TableRef> = this.RULE("table", (): TableRef => {
    const { parts, start, end } = this.SUBRULE(this.column);
    const alias = this.OPTION(() => {
      this.CONSUME(word.as);
      return this.SUBRULE(this.name);
    });
    return { kind: "table-ref", parts, alias, start, end: alias?.end ?? end };
  });

  protected readonly where: Rule<Where> = this.RULE("where", (): Where => {
    const start = this.CONSUME(word.where);
    const condition = this.SUBRULE(this.expression);
    return { kind: "where", condition, start: start.startOffset, end: condition.end };
  });

  protected readonly group: Rule<Group> = this.RULE("group", (): Group => {
    const start = this.CONSUME(word.group);
    const keys = this.OPTION(() => this.SUBRULE(this.columns)) ?? [];
    const { items: aggregates, end } = this.SUBRULE(this.assignments);
    return { kind: "group", keys, aggregates, start: start.startOffset, end };
  });

  protected readonly derive: Rule<Derive> = this.RULE("derive", (): Derive => {
    const start = this.CONSUME(word.derive);
    const { items, end } = this.SUBRULE(this.assignments);
    return { kind: "derive", items, start: start.startOffset, end };
  });

  protected readonly assignments: Rule<{ items: Assignment[]; end: number }> = this.RULE(
    "assignments",
    (): { items: Assignment[]; end: number } => {
      const items: Assignment[] = [];
      this.CONSUME(token.leftBrace);
      this.MANY(() => {
        items.push(this.SUBRULE(this.assignment));
        this.OPTION(() => this.CONSUME(token.comma));
      });
      return { items, end: endOf(this.CONSUME(token.rightBrace)) };
    },
  );

  protected readonly assignment: Rule<Assignment> = this.RULE("assignment", (): Assignment => {
    const named = this.SUBRULE(this.name);
    this.CONSUME(token.colon);
    const value = this.SUBRULE(this.expression);
    return { kind: "assignment", name: named, value, start: named.start, end: value.end };
  });

  protected readonly select: Rule<Select> = this.RULE("select", (): Select => {
    const start = this.CONSUME(word.select);
    this.CONSUME(token.leftBrace);
    const items: SelectItem[] = [];
    this.MANY(() => {
      items.push(this.SUBRULE(this.selectItem));
      this.OPTION(() => this.CONSUME(token.comma));
    });
    const end = endOf(this.CONSUME(token.rightBrace));
    return { kind: "select", items, start: start.startOffset, end };
  });

  protected readonly selectItem: Rule<SelectItem> = this.RULE("selectItem", (): SelectItem =>
    this.OR([
      {
        ALT: (): SelectItem => {
          const { startOffset: start } = this.CONSUME(token.star);
          return { kind: "wildcard", qualifier: undefined, start, end: start + 1 };
        },
      },
      { ALT: () => this.SUBRULE(this.selected) },
    ]),
  );

  /** `column`, `table.column`, `table.*`. */
  protected readonly selected: Rule<SelectItem> = this.RULE("selected", (): SelectItem => {
    const parts = [makeName(this.CONSUME(anyName))];
    let star: IToken | undefined;
    this.MANY({
      GATE: () => star === undefined,
      DEF: () => {
        this.CONSUME(token.dot);
        this.OR([
          { ALT: () => parts.push(makeName(this.CONSUME1(anyName))) },
          {
            GATE: () => parts.length === 1,
            ALT: () => {
              star = this.CONSUME(token.star);
            },
          },
        ]);
      },
    });
    const last = star as IToken | undefined;
    if (last === undefined) return makeColumn(parts);
    return { kind: "wildcard", qualifier: parts[0], start: parts[0]?.start ?? 0, end: endOf(last) };
  });

  /** `left`, `right`, `full`, `cross` and their forms with `_join` are names everywhere else. */
  protected readonly join: Rule<Join> = this.RULE("join", (): Join => {
    const words = this.SUBRULE(this.joinWords);
    const join = this.ACTION(() => joinKindOf(words[0]?.image ?? "join")) ?? "inner";
    const table = this.SUBRULE(this.table);
    const keys = spread(
      this.OR([
        {
          GATE: () => join !== "cross",
          ALT: (): readonly ColumnRef[] => {
            this.CONSUME(word.on);
            return this.SUBRULE(this.columns);
          },
        },
        { GATE: () => join === "cross", ALT: EMPTY_ALT<readonly ColumnRef[]>([]) },
      ]),
    );
    const keep = this.OPTION1(() => this.SUBRULE(this.keep));
    const end = keep?.end ?? keys.at(-1)?.end ?? table.end;
    return { kind: "join", join, table, keys, keep: keep?.items, start: words[0]?.startOffset ?? 0, end };
  });

  protected readonly joinWords: Rule<IToken[]> = this.RULE("joinWords", (): IToken[] =>
    this.OR({
      DEF: [
        { ALT: () => [this.CONSUME(word.join)] },
        {
          GATE: () => joinTokens(this.LA(1), this.LA(2)) === 2,
          ALT: () => [this.CONSUME(identifier), this.CONSUME1(word.join)],
        },
        { GATE: () => joinTokens(this.LA(1), this.LA(2)) === 1, ALT: () => [this.CONSUME1(identifier)] },
      ],
      IGNORE_AMBIGUITIES: true,
    }),
  );

  protected readonly keep: Rule<{ items: SelectItem[]; end: number }> = this.RULE(
    "keep",
    (): { items: SelectItem[]; end: number } => {
      this.CONSUME(token.leftBrace);
      this.CONSUME(word.keep);
      const items = [this.SUBRULE(this.selectItem)];
      this.MANY({
        GATE: () => !this.second(token.rightBrace),
        DEF: () => {
          this.CONSUME(token.comma);
          this.OPTION(() => this.CONSUME1(word.keep));
          items.push(this.SUBRULE1(this.selectItem));
        },
      });
      this.OPTION1(() => this.CONSUME1(token.comma));
      return { items, end: endOf(this.CONSUME(token.rightBrace)) };
    },
  );

  protected readonly sort: Rule<Sort> = this.RULE("sort", (): Sort => {
    const start = this.CONSUME(word.sort);
    const items = this.SUBRULE(this.sortItems);
    return { kind: "sort", items, start: start.startOffset, end: spread(items).at(-1)?.end ?? 0 };
  });

  protected readonly take: Rule<Take> = this.RULE("take", (): Take => {
    const start = this.CONSUME(word.take);
    const number = this.CONSUME(token.number);
    const count = number.image.replaceAll("_", "");
    return { kind: "take", count, start: start.startOffset, end: endOf(number) };
  });

  protected readonly distinct: Rule<DistinctRows> = this.RULE("distinct", (): DistinctRows => {
    const start = this.CONSUME(word.distinct);
    return { kind: "distinct", start: start.startOffset, end: endOf(start) };
  });

  protected readonly union: Rule<Union> = this.RULE("union", (): Union => {
    const start = this.CONSUME(word.union);
    const all = this.OPTION({
      GATE: () => this.LA(1).image === "all" && this.second(anyName),
      DEF: () => this.CONSUME(identifier),
    });
    const tables = [this.SUBRULE(this.table)];
    this.MANY(() => {
      this.CONSUME(token.comma);
      tables.push(this.SUBRULE1(this.table));
    });
    const end = tables.at(-1)?.end ?? 0;
    return { kind: "union", all: all !== undefined, tables, start: start.startOffset, end };
  });

  protected readonly replicate: Rule<Replicate> = this.RULE("replicate", (): Replicate => {
    const start = this.CONSUME(word.replicate);
    return { kind: "replicate", start: start.startOffset, end: endOf(start) };
  });
}
