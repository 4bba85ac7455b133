// Breaks one rule after the other in a copy of the repository and asks the tests whether they notice.
// node scripts/mutation.mjs [part of a name]: prints a table; without a part also writes docs/evidence/mutation.md.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const root = join(import.meta.dirname, "..");
const compiler = "packages/compiler/src";
const contracts = "packages/contracts/src";
const runtime = "packages/runtime/src";
const sql = "packages/sql/src";
const pages = ["guards", "diagnostic-pages.test.ts"];
const projects = ["packages/compiler", "projects.test.ts"];
const contractTests = ["packages/contracts", "contract.test.ts"];
const testCommand = ["apps/cli", "test/test.test.ts"];
const loadCommand = ["apps/cli", "test/load.test.ts"];
const sqlTest = (file) => ["packages/sql", file];

/** What is broken, where, how, and which tests should notice. */
const mutations = [
  [
    "Int64 accepts 32 bits",
    `${contracts}/contract-type.ts`,
    "Int64: integer(true, 64)",
    "Int64: integer(true, 32, 64)",
    [contractTests],
  ],
  [
    "a decimal of another scale is accepted",
    `${contracts}/contract-type.ts`,
    "type.precision === promised.precision && type.scale === promised.scale",
    "type.precision === promised.precision",
    [contractTests, projects, pages],
  ],
  [
    "a gap inside a list counts as a mismatch",
    `${contracts}/contract-type.ts`,
    'return hasUnknown(type) ? "unknown" : "no";',
    'return "no";',
    [contractTests],
  ],
  [
    "a column that may be NULL keeps its promise",
    `${contracts}/check-contract.ts`,
    'column.nullability === "not-null"',
    'column.nullability !== "unknown"',
    [projects, pages],
  ],
  [
    "an unknown nullability breaks a promise",
    `${contracts}/check-contract.ts`,
    'if (column.nullability === "unknown") {',
    'if (column.nullability === "not-null") {',
    [contractTests, projects],
  ],
  [
    "a column that nobody knows counts as missing",
    `${contracts}/check-contract.ts`,
    "if (!check.produced.complete) {\n    check.untold.push(name);",
    "if (check.produced.complete === undefined) {\n    check.untold.push(name);",
    [contractTests, projects],
  ],
  [
    "the names of a contract tell case apart",
    `${contracts}/check-contract.ts`,
    'dialect.syntax.caseSensitive === "always" ? name : name.toLowerCase()',
    "name",
    [projects],
  ],
  [
    "a broken promise does not say what it assumes",
    `${compiler}/contract/rests-on.ts`,
    "facts.size === 0",
    "facts.size >= 0",
    [projects],
  ],
  [
    "a NOT NULL of the warehouse proves a test",
    `${compiler}/tests/check-tests.ts`,
    "models ??= new Map(withoutTrust()",
    "models ??= compiled; models ??= new Map([...compiled.values()]",
    [projects],
  ],
  [
    "a proof forgets ELSE",
    `${sql}/bind/value-domain.ts`,
    "node.otherwise === undefined ? results : [...results, node.otherwise]",
    "results",
    [projects],
  ],
  [
    "a proof takes what it does not understand",
    `${sql}/bind/value-domain.ts`,
    "if (domains.length === 0 || domains.includes(undefined)) return undefined;",
    "if (domains.length === 0) return undefined;",
    [projects],
  ],
  [
    "accepted values are not compared",
    `${compiler}/tests/prove-test.ts`,
    "!accepted.has(literal)",
    "literal === undefined",
    [projects],
  ],
  [
    "an integer may be one too large",
    `${compiler}/unit-tests/fixture-fits.ts`,
    "whole < top &&",
    "whole <= top * 2n &&",
    [projects],
  ],
  [
    "a day that does not exist is a date",
    `${compiler}/unit-tests/fixture-fits.ts`,
    "made.getUTCMonth() + 1 === month && made.getUTCDate() === date",
    "made.getUTCFullYear() > 0",
    [projects],
  ],
  [
    "an input without rows is not missed",
    `${compiler}/unit-tests/read-unit-tests.ts`,
    "  checkAllGiven(context, given, path);",
    "",
    [projects, pages],
  ],
  [
    "a test about a missing column is taken",
    `${compiler}/tests/understand-test.ts`,
    "if (found !== undefined || !model.complete) return found;",
    "if (found !== undefined || model.complete) return found;",
    [projects, pages],
  ],
  [
    "two NULLs are different for unique",
    `${compiler}/tests/test-queries.ts`,
    "- COUNT(DISTINCT ${value}) - ${hasNull}",
    "- COUNT(DISTINCT ${value})",
    [testCommand],
  ],
  [
    "a filter is ignored",
    `${compiler}/tests/test-queries.ts`,
    "const tested = filter === undefined ? [] : [inParentheses(filter)];",
    "const tested: readonly string[] = [];",
    [testCommand],
  ],
  [
    "a test counts the rows that hold",
    `${compiler}/tests/test-queries.ts`,
    "THEN 0 ELSE 1 END`, measured: rows",
    "THEN 1 ELSE 0 END`, measured: rows",
    [testCommand],
  ],
  [
    "one faulty test takes the others with it",
    `${runtime}/test/run-table-tests.ts`,
    "else for (const test of tests) yield* runTogether([test], options);",
    "else for (const test of tests) yield errored(test, statement, error);",
    [testCommand],
  ],
  [
    "a warning fails the command",
    `${runtime}/test/run-table-tests.ts`,
    'test.severity === "warning" ? "warned" : "failed"',
    '"failed"',
    [testCommand],
  ],
  [
    "unit tests compare without counting",
    `${runtime}/test/run-unit-test.ts`,
    "left.set(keyOf(row), count - 1);",
    "",
    [testCommand],
  ],
  [
    "the order of rows does not count",
    `${runtime}/test/run-unit-test.ts`,
    "? inOrder(expected, actual, keyOf)",
    "? asSets(expected, actual, keyOf)",
    [testCommand],
  ],
  [
    "a file that went away is not noticed",
    `${runtime}/load/plan-loads.ts`,
    "known.length === before.size",
    "known.length <= before.size",
    [loadCommand],
  ],
  [
    "a changed file is not loaded again",
    `${runtime}/load/plan-loads.ts`,
    "${loadRecipe(file, input.hash)} ${file.contentHash}`",
    '${before?.get(loadStepId(file))?.split(" ")[0]} ${before?.get(loadStepId(file))?.split(" ")[1]}`',
    [loadCommand],
  ],
  [
    "missing values keep the contract of a file",
    `${contracts}/file-contract.ts`,
    "!nullable && withNulls.has(name)",
    "nullable && withNulls.has(name)",
    [loadCommand],
  ],
  [
    "any change of a type is allowed",
    `${contracts}/file-contract.ts`,
    "if (from === to || isAllowed) return [];",
    "if (from === to || !isAllowed) return [];",
    [loadCommand],
  ],
  [
    "keys of different kinds are joined silently",
    `${sql}/bind/join-keys.ts`,
    "const isCast = familyOf(left.type) !== familyOf(right.type);",
    "const isCast = familyOf(left.type) === familyOf(right.type);",
    [pages],
  ],
  [
    "a star over known columns is called unknown",
    `${compiler}/check/star.ts`,
    "!upstream.compiled.complete",
    "upstream.compiled.complete",
    [pages],
  ],
  [
    "a star reaches nobody",
    `${compiler}/check/star-consumers.ts`,
    "if (consumers.length === 0) return [];",
    "if (consumers.length >= 0) return [];",
    [pages],
  ],
  [
    "freshness is demanded of everybody",
    `${compiler}/check/freshness.ts`,
    "if (settings.hasFreshness || !models.some(isWatched)) return [];",
    "if (settings.hasFreshness) return [];",
    [["packages/compiler", "projects.test.ts"]],
  ],
  [
    "half an interval is a whole one",
    `${compiler}/check/time-interval.ts`,
    "if (from !== null && to !== null) return [];",
    "if (from !== null || to !== null) return [];",
    [pages],
  ],
  [
    "the written queries for Spark are numbered from 0",
    "packages/sql/test/oracle/spark/written.ts",
    "`${category}/${i + 1}`",
    "`${category}/${i}`",
    [sqlTest("oracle-databricks.test.ts")],
  ],
  [
    "a collation makes no texts equal",
    `${sql}/bind/keys/equalities.ts`,
    'return keepsApart(from, to) && !(collated && to.kind === "string");',
    "return keepsApart(from, to);",
    [sqlTest("collation.test.ts")],
  ],
  [
    "comments of Databricks do not nest",
    `${sql}/dialects/databricks/syntax.ts`,
    "nestedComments: true",
    "nestedComments: false",
    [sqlTest("dialect-tokens.test.ts")],
  ],
  [
    "a function that is declared for one schema is of all",
    `${sql}/functions/with-functions.ts`,
    "first?.schema === undefined || first.schema.toLowerCase() === schema.toLowerCase()",
    "first?.schema === undefined || schema !== undefined",
    [sqlTest("declared-functions.test.ts")],
  ],
  [
    "a pattern tells case apart whatever it says",
    `${sql}/bind/linear-pattern.ts`,
    "anyCase: flag",
    "anyCase: false",
    [sqlTest("patterns.test.ts")],
  ],
  [
    "a path of one star is a key",
    `${sql}/dialects/duckdb/functions/json-paths.ts`,
    'return path === "*" || stepsToWildcard.test(path);',
    "return stepsToWildcard.test(path);",
    [sqlTest("json-paths.test.ts")],
  ],
  [
    "a decimal constant has a digit too many",
    `${sql}/dialects/duckdb/types/literal-type.ts`,
    "const precision = whole.length + fraction.length;",
    "const precision = whole.length + fraction.length + 1;",
    [sqlTest("query-fuzz.test.ts")],
  ],
  [
    "an unknown column is not reported",
    `${sql}/bind/expression/column-name.ts`,
    "  const aliases = relations.length === 1 ? [] : scope.aliases.keys();",
    "  if (relations.length >= 0) return failedValue();\n  const aliases = relations.length === 1 ? [] : scope.aliases.keys();",
    [sqlTest("mutants.test.ts")],
  ],
  [
    "claims that a NULL refutes may grow in number",
    "packages/sql/test/oracle/tally.ts",
    '    "unsound",\n    "nullability unknown",\n  ] as const',
    '    "nullability unknown",\n  ] as const',
    [sqlTest("oracle-ratchet.test.ts")],
  ],
  [
    "a boolean cannot be cast to a text",
    `${sql}/dialects/duckdb/types/refused-casts.ts`,
    "BOOLEAN: BIGNUM,",
    "BOOLEAN: VARCHAR, BIGNUM,",
    [sqlTest("casts.test.ts")],
  ],
  [
    "no comma is put in where one is missing",
    `${sql}/parse/repair/candidates.ts`,
    "  misspelt,\n  commas,",
    "  misspelt,",
    [sqlTest("recovery/recovery.test.ts")],
  ],
  [
    "the arc cosine is a FLOAT",
    `${sql}/dialects/duckdb/functions/scalars-1.ts`,
    "acos (DOUBLE) DOUBLE",
    "acos (DOUBLE) FLOAT",
    [sqlTest("functions-page.test.ts")],
  ],
  [
    "an average has the type of its values",
    `${sql}/dialects/duckdb/functions/aggregate-rules.ts`,
    "avg: () => doubleType",
    "avg: sameAsFirst",
    [sqlTest("oracle.test.ts")],
  ],
  [
    "a hint names a function that is not there",
    `${sql}/hints/function-hints.ts`,
    '[server, "isnull(a, b)", "coalesce(a, b)"]',
    '[server, "isnull(a, b)", "nvl(a, b)"]',
    [sqlTest("hints.test.ts")],
  ],
  [
    "a LEFT JOIN leaves no column NULL",
    `${sql}/bind/join.ts`,
    "return { left, right: nullableSide(scope, right, proved) };",
    "return { left, right };",
    [sqlTest("nullability-fuzz.test.ts")],
  ],
  [
    "IS NOT NULL does not say that an outer join is meant",
    `${sql}/checks/lost-outer-join.ts`,
    "strict.some(isNotNullTest) ? undefined : strict[0]",
    "strict[0]",
    [sqlTest("check-fixtures.test.ts")],
  ],
  [
    "regexp_split_to_table leaves a key",
    `${sql}/bind/makes-rows.ts`,
    "/^(?:generate_subscripts|regexp_split_to_table)$/i",
    "/^(?:generate_subscripts)$/i",
    [sqlTest("keys.test.ts")],
  ],
  [
    "keys that may be NULL cannot be compared for certain",
    `${sql}/bind/join-keys.ts`,
    '    left.nullability === "not-null" &&\n',
    "",
    [sqlTest("join-keys.test.ts")],
  ],
  [
    "parentheses at the start hold a text together",
    `${sql}/parse/text-shape.ts`,
    "const isAtom = closesLast(p, 0) ||",
    "const isAtom = p.kinds[0] === token.leftParen ||",
    [sqlTest("text-pieces.test.ts")],
  ],
  [
    "COALESCE may be NULL when one value may",
    `${sql}/types/null-rule.ts`,
    'return args.some(isNotNull) ? "not-null" : worst(',
    "return worst(",
    [sqlTest("binder-nullability.test.ts")],
  ],
  [
    "EXCEPT does not depend on what it leaves out",
    `${sql}/bind/set-operation.ts`,
    'return unique(joined([own, inRole(members, "set")]));',
    "return unique(own);",
    [sqlTest("binder-edges.test.ts")],
  ],
  [
    "no name is near to an unknown one",
    `${sql}/bind/expression/column-name.ts`,
    "nearestNames(name.name, [...candidates, ...aliases])",
    "nearestNames(name.name, [...aliases])",
    [sqlTest("binder-diagnostics.test.ts")],
  ],
  [
    "USING names no keys",
    `${sql}/bind/join.ts`,
    "if (!node.natural) return node.using;",
    "if (!node.natural) return [];",
    [sqlTest("binder-agreement.test.ts")],
  ],
  [
    "a place in a list is never NULL",
    `${sql}/dialects/duckdb/functions/null-rules.ts`,
    'strict: "ntile',
    'strict: "list_position ntile',
    [sqlTest("null-rules.test.ts")],
  ],
  [
    "the first BIGINT is an INTEGER",
    `${sql}/dialects/duckdb/types/literal-type.ts`,
    "2_147_483_647n",
    "2_147_483_648n",
    [sqlTest("literals.test.ts")],
  ],
];

const only = process.argv[2];
const chosen = mutations.filter(([name]) => only === undefined || name.includes(only));
const copy = join(mkdtempSync(join(tmpdir(), "rocky mutation-")), "rocky");
process.on("exit", () => rmSync(join(copy, ".."), { recursive: true, force: true }));
cpSync(root, copy, {
  recursive: true,
  verbatimSymlinks: true,
  filter: (source) =>
    ![".git", ".tools", ".turbo"].includes(basename(source)) && source !== join(root, "node_modules"),
});
symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));

function testsPass([folder, file]) {
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const { status } = spawnSync(process.execPath, [vitest, "run", file, "--bail", "1"], {
    cwd: join(copy, folder),
    stdio: "ignore",
  });
  return status === 0;
}

// A test that fails anyway notices nothing.
const suites = new Map(chosen.flatMap(([, , , , tests]) => tests.map((each) => [each.join("/"), each])));
for (const [name, suite] of suites) {
  if (testsPass(suite)) continue;
  console.error(`${name} fails without any mutation; mend it first`);
  process.exit(1);
}

const rows = [];
for (const [name, file, from, to, tests] of chosen) {
  const path = join(copy, file);
  const text = readFileSync(path, "utf8");
  const flat = (piece) => piece.replace(/\s+/g, " ");
  const found = text.includes(from) ? from : undefined;
  if (found === undefined) {
    console.error(`${file} has no ${JSON.stringify(flat(from))}; the list of mutations must be mended`);
    process.exitCode = 1;
    continue;
  }
  writeFileSync(
    path,
    text.replace(found, () => to),
  );
  const noticed = tests.find((each) => !testsPass(each));
  writeFileSync(path, text);
  const verdict = noticed === undefined ? "SURVIVED" : `noticed by ${noticed.join("/")}`;
  if (noticed === undefined) process.exitCode = 1;
  console.log(`${verdict.padEnd(50)} ${name}`);
  rows.push(`| ${name} | \`${file}\` | ${verdict} |`);
}
const survivors = rows.filter((row) => row.includes("SURVIVED")).length;
console.log(`${rows.length} mutations, ${survivors} survived`);
if (only === undefined) {
  writeFileSync(
    join(root, "docs/evidence/mutation.md"),
    `# Mutations\n\nEach row is one rule that was broken on purpose: a check removed, a comparison turned around. The tests named beside it fail then.\n${rows.length} mutations, ${survivors} survived. \`node scripts/mutation.mjs\` does it again and writes this page.\n\n| what was broken | where | |\n| --- | --- | --- |\n${rows.join("\n")}\n`,
  );
}
