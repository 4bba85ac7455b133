import { usualConfig, type BadCases } from "./bad-case.ts";

const models = {
  "models/a.sql": "SELECT 1 AS id\n",
  "models/b.sql": "SELECT id, 'größe 😀' AS name FROM a\n",
};

const clock = `
const start = Date.parse(process.env.ROCKY_TEST_NOW);
const real = Date.now();
Date.now = () => start + (performance.now() | 0);
`;

/** Terminals, environments, clocks and other processes. */
export const worldCases: BadCases = {
  title: "Environment",
  cases: [
    {
      name: "output whose reader goes away",
      files: Object.fromEntries(
        Array.from({ length: 300 }, (_, i) => [`models/m${i}.sql`, `SELECT nothing${i}\n`]),
      ),
      command: '{ rocky compile -o table; echo "exit $?" > code; } | head -1; cat code',
      exitCode: 0,
      says: ["exit 1"],
    },
    {
      name: "JSON whose reader goes away",
      files: models,
      command: "rocky compile -o json | head -c 20",
      exitCode: 0,
      says: ['{"version":'],
      saysNot: ["EPIPE"],
    },
    {
      name: "the version, whose reader goes away",
      files: models,
      command: '{ rocky --version; echo "exit $?" > code; } | true; cat code',
      exitCode: 0,
      says: ["exit 0"],
      saysNot: ["EPIPE"],
    },
    {
      name: "closed input and output",
      files: models,
      command: 'rocky run -o table <&- >&- ; echo "exit $?"',
      exitCode: 0,
      says: ["exit 0"],
    },
    {
      name: "no HOME",
      files: models,
      env: { HOME: "" },
      command: "rocky run -o table -q && rocky show b -o table",
      exitCode: 0,
      says: ["2 built", "größe 😀"],
    },
    {
      name: "a HOME that is not there",
      files: models,
      env: { HOME: "/none/such" },
      command: "rocky run -o table -q",
      exitCode: 0,
      says: ["2 built"],
    },
    {
      name: "a temporary folder that is not there",
      files: models,
      env: { TMPDIR: "/none/such" },
      command: "rocky run -o table -q && rocky test -o table",
      exitCode: 0,
      says: ["2 built"],
    },
    {
      name: "a locale that is not UTF-8",
      files: models,
      env: { LANG: "C", LC_ALL: "C" },
      command: "rocky run -o table -q && rocky show b -o table",
      exitCode: 0,
      says: ["2 built", "größe 😀"],
    },
    {
      name: "a clock that jumps back a year between two runs",
      files: { ...models, "clock.mjs": clock },
      env: { NODE_OPTIONS: "--import ./clock.mjs" },
      before: "ROCKY_TEST_NOW=2026-06-01T12:00:00Z rocky run -q",
      command:
        "export ROCKY_TEST_NOW=2025-06-01T12:00:00Z; rocky run -o table && rocky ledger verify -o table && rocky history -o table",
      exitCode: 0,
      says: ["2 built", "sound:", "success"],
      shownLines: 6,
      saysNot: ["-1", "in the future"],
    },
    {
      name: "a terminal that can nothing",
      files: { "models/a.sql": "SELECT nothing\n" },
      env: { TERM: "dumb", COLUMNS: "1" },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["E048"],
      saysNot: ["\u001b["],
    },
    {
      name: "very little room for open files",
      files: Object.fromEntries(
        Array.from({ length: 300 }, (_, i) => [`models/m${i}.sql`, `SELECT ${i} AS id\n`]),
      ),
      command: "(ulimit -n 40; rocky run -o table -q)",
      exitCode: 0,
      says: ["300 built"],
    },
    {
      name: "two runs at once",
      files: { ...models, "rocky.toml": usualConfig },
      command:
        'rocky run -q > one 2>&1 & rocky run -q > two 2>&1 && echo "the second ended well"; wait $! && echo "the first ended well"',
      exitCode: 0,
      says: ["the first ended well", "the second ended well"],
      after: "rocky ledger verify && test $(rocky history | grep -o '\"run_id\"' | wc -l) = 2",
    },
  ],
};
