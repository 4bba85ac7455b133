import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** Which codes each package may use, as prefixes and numbers. */
const ranges: Readonly<Record<string, (code: string, number: number) => boolean>> = {
  sql: (code, number) =>
    /^[EW]001$/.test(code) ||
    (code.startsWith("E") ? number >= 40 && number <= 79 : number >= 40 && number <= 59),
  compiler: (code, number) =>
    /^(E0(2[0-8]|3[56])|W00[2-6]|I00[12]|P002|D011|[VL]\d{3})$/.test(code) ||
    (number >= 103 && number <= 129) ||
    (number >= 200 && number <= 249) ||
    (code.startsWith("E") ? number >= 80 && number <= 99 : number >= 60 && number <= 69),
  contracts: (code, number) =>
    number >= 100 ? number <= 109 && code.startsWith("I") : /^E01[0-3]$|^W01[01]$/.test(code),
  dsl: (code, number) => /^[EWI]/.test(code) && number >= 130 && number <= 139,
  sdk: (code, number) =>
    (/^[WI]/.test(code) && number >= 60 && number <= 69) || (number >= 230 && number <= 239),
};

const found = globSync(["packages/*/src/**/*.ts", "apps/*/src/**/*.ts"], { cwd: root }).flatMap((file) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/\bcode: "([EWIDPVL]\d{3})"/g)].map((match) => ({
    file,
    owner: file.split("/")[1] ?? "",
    code: match[1] ?? "",
  })),
);

test("no two findings share a code", () => {
  expect(found.length).toBeGreaterThan(30);
  const byCode = Map.groupBy(found, ({ code }) => code);
  const shared = [...byCode]
    .filter(([, uses]) => uses.length > 1)
    .map(([code, uses]) => `${code}: ${uses.map((use) => use.file).join(", ")}`);
  expect(shared).toEqual([]);
});

test("each package keeps to its range of codes", () => {
  const outside = found.filter(({ owner, code }) => ranges[owner]?.(code, Number(code.slice(1))) !== true);
  expect(outside).toEqual([]);
});
