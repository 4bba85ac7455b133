import { expect, test } from "vitest";
import { bigquerySyntax } from "../src/dialects/bigquery/syntax.ts";
import { databricksSyntax } from "../src/dialects/databricks/syntax.ts";
import { duckdbSyntax } from "../src/dialects/duckdb/syntax.ts";
import { snowflakeSyntax } from "../src/dialects/snowflake/syntax.ts";
import type { Syntax } from "../src/dialects/syntax.ts";
import { lex } from "../src/lex/lex.ts";
import { token } from "../src/lex/token.ts";

const nameOfKind = new Map<number, string>(Object.entries(token).map(([name, kind]) => [kind, name]));

/** The tokens as `kind:text`, and the problems as `!problem`. */
function tokensOf(text: string, syntax: Syntax): string {
  const tokens = lex(text, syntax, { start: 0, end: text.length });
  const found: string[] = [];
  for (let i = 0; i < tokens.count - 1; i++) {
    found.push(`${nameOfKind.get(tokens.kinds[i] ?? 0)}:${text.slice(tokens.starts[i], tokens.ends[i])}`);
  }
  for (const { problem } of tokens.problems) found.push(`!${problem}`);
  return found.join(" ");
}

const cases: readonly (readonly [string, Syntax, string, string])[] = [
  ["duckdb", duckdbSyntax, `'a\\' "b" E'\\''`, `string:'a\\' quotedName:"b" escapeString:E'\\''`],
  [
    "duckdb",
    duckdbSyntax,
    "$t$ x $t$ $1 a|>b",
    "dollarString:$t$ x $t$ parameter:$1 word:a operator:|> word:b",
  ],
  ["duckdb", duckdbSyntax, "1L 0x1F", "integer:1 word:L integer:0 word:x1F"],
  [
    "databricks",
    databricksSyntax,
    `'it\\'s' "b" r'\\'`,
    `escapeString:'it\\'s' escapeString:"b" rawString:r'\\'`,
  ],
  [
    "databricks",
    databricksSyntax,
    "`a``b` 1L 1.5BD 2e3F 1Lx",
    "quotedName:`a``b` integer:1L decimal:1.5BD double:2e3F integer:1 word:Lx",
  ],
  [
    "databricks",
    databricksSyntax,
    "a<=>b>>>1||x",
    "word:a operator:<=> word:b operator:>>> integer:1 operator:|| word:x",
  ],
  [
    "databricks",
    databricksSyntax,
    "a*-1 v:b?::int x'0A' |>",
    "word:a star:* minus:- integer:1 word:v colon:: word:b tryCast:?:: word:int blob:x'0A' pipe:|>",
  ],
  ["databricks", databricksSyntax, "1 /* a /* b */ c */ 2", "integer:1 integer:2"],
  [
    "bigquery",
    bigquerySyntax,
    `'''it's "x"''' r"\\"" b'a' rb"\\x" "a\\"b"`,
    `escapeString:'''it's "x"''' rawString:r"\\"" bytes:b'a' bytes:rb"\\x" escapeString:"a\\"b"`,
  ],
  [
    "bigquery",
    bigquerySyntax,
    "@p*@@q # c\n 0x1f a|>b",
    "parameter:@p star:* parameter:@@q integer:0x1f word:a pipe:|> word:b",
  ],
  [
    "bigquery",
    bigquerySyntax,
    `"""a "" b""" '' ""`,
    `escapeString:"""a "" b""" escapeString:'' escapeString:""`,
  ],
  ["bigquery", bigquerySyntax, "/* a /* b */ c", "word:c"],
  ["bigquery", bigquerySyntax, "'''a''", "invalid:'''a'' !unclosed-string"],
  [
    "snowflake",
    snowflakeSyntax,
    `'it''s\\n' "A""b" $$x'y$$ $1 $v // c`,
    `escapeString:'it''s\\n' quotedName:"A""b" dollarString:$$x'y$$ parameter:$1 parameter:$v`,
  ],
  [
    "snowflake",
    snowflakeSyntax,
    "v:a.b[0]::int a->b k=>1",
    "word:v colon:: word:a dot:. word:b leftBracket:[ integer:0 rightBracket:] doubleColon::: word:int word:a arrow:-> word:b word:k equalsArrow:=> integer:1",
  ],
  ["snowflake", snowflakeSyntax, "a`b", "word:a operator:` word:b"],
];

test.each(cases)("%s: %#", (...[, syntax, text, expected]) => {
  expect(tokensOf(text, syntax)).toBe(expected);
});
