import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkTarball } from "../scripts/packages/check-tarball.mjs";

const repository = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "rocky-tarballs-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const manifest = {
  name: "@small/library",
  version: "1.0.0",
  description: "A library.",
  license: "Apache-2.0",
  type: "module",
  sideEffects: false,
  exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
  engines: { node: ">=24" },
};

const sound: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify(manifest),
  LICENSE: "…\n",
  "README.md": "# @small/library\n",
  "src/index.ts": "export const one = 1;\n",
  "dist/index.js": "export const one = 1;\n",
  "dist/index.d.ts": "export declare const one = 1;\n",
  "dist/index.js.map": JSON.stringify({ version: 3, sources: ["../src/index.ts"], mappings: "" }),
};

interface Violation {
  readonly what: string;
  readonly says: RegExp;
  /** An empty text removes the file. */
  readonly changes: Readonly<Record<string, string>>;
}

const changed = (change: object): Readonly<Record<string, string>> => ({
  "package.json": JSON.stringify({ ...manifest, ...change }),
});

const violations: readonly Violation[] = [
  {
    what: "an entry that is a source",
    says: /\.\/src\/index\.ts is a source/,
    changes: changed({ exports: { ".": "./src/index.ts" } }),
  },
  {
    what: "an entry that was not built",
    says: /\.\/dist\/index\.js is not in the tarball/,
    changes: { "dist/index.js": "" },
  },
  {
    what: "types that are not there",
    says: /attw/,
    changes: { ...changed({ exports: { ".": "./dist/index.js" } }), "dist/index.d.ts": "" },
  },
  {
    what: "types after the default",
    says: /publint.*types/,
    changes: changed({ exports: { ".": { default: "./dist/index.js", types: "./dist/index.d.ts" } } }),
  },
  { what: "no licence", says: /LICENSE is missing/, changes: { LICENSE: "" } },
  { what: "another licence", says: /`license`/, changes: changed({ license: "MIT" }) },
  { what: "side effects", says: /`sideEffects`/, changes: changed({ sideEffects: true }) },
  { what: "an old Node", says: /`engines\.node`/, changes: changed({ engines: { node: ">=20" } }) },
  {
    what: "a dependency of the workspace",
    says: /workspace:\*, which npm cannot install/,
    changes: changed({ dependencies: { "@rocky/ir": "workspace:*" } }),
  },
  {
    what: "three foreign dependencies",
    says: /3 dependencies that are not ours/,
    changes: changed({ dependencies: { a: "1.0.0", b: "1.0.0", c: "1.0.0" } }),
  },
  { what: "a test", says: /test\/a\.test\.ts does not belong/, changes: { "test/a.test.ts": "//\n" } },
  { what: "a long page", says: /more than 60 lines/, changes: { "README.md": "# a\n\n".repeat(40) } },
  {
    what: "a folder of this machine",
    says: /dist\/index\.js names a folder/,
    changes: { "dist/index.js": `export const one = 1; // ${repository}/src\n` },
  },
  {
    what: "a map to nowhere",
    says: /points to \.\.\/src\/index\.ts/,
    changes: { "src/index.ts": "" },
  },
];

/** Packs the small package with some files changed, and checks the tarball. */
async function problemsOf(name: string, changes: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(scratch, name.replaceAll(" ", "-"));
  for (const [path, text] of Object.entries({ ...sound, ...changes })) {
    if (text === "") continue;
    mkdirSync(dirname(join(folder, "package", path)), { recursive: true });
    writeFileSync(join(folder, "package", path), text);
  }
  const tarball = join(folder, "library.tgz");
  execFileSync("tar", ["-czf", tarball, "-C", folder, "package"]);
  const { problems } = await checkTarball(
    repository,
    { name: manifest.name, tarball },
    join(folder, "unpacked"),
  );
  return problems.join("\n");
}

test("the small package can be published", async () => {
  await expect(problemsOf("sound", {})).resolves.toBe("");
});

test.each(violations)("$what is found", { timeout: 60_000 }, async ({ what, says, changes }) => {
  await expect(problemsOf(what, changes)).resolves.toMatch(says);
});
