import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findProjectRoot, readProjectFiles } from "@rocky/node";
import { expect, test } from "vitest";
import { scratchFolder } from "./scratch.ts";

const options = { models: "models", files: ["rocky.toml", "schemas.lock.toml"] };

test("models, sidecars and named files are read, sorted by path, and nothing else", () => {
  const root = scratchFolder({
    "rocky.toml": "a",
    "README.md": "no",
    "other.sql": "no",
    "models/b.sql": "b",
    "models/B.sql": "B",
    "models/b.toml": "t",
    "models/a/c.rocky": "c",
    "models/a/notes.txt": "no",
    "models/node_modules/x.sql": "no",
    "models/.git/x.sql": "no",
    "models/.rocky/x.sql": "no",
    "models/é.sql": "é",
  });
  expect(readProjectFiles(root, options)).toEqual({
    files: [
      { path: "models/B.sql", text: "B" },
      { path: "models/a/c.rocky", text: "c" },
      { path: "models/b.sql", text: "b" },
      { path: "models/b.toml", text: "t" },
      { path: "models/é.sql", text: "é" },
      { path: "rocky.toml", text: "a" },
    ],
    problems: [],
  });
});

test("a project without models, or without anything, is empty", () => {
  expect(readProjectFiles(scratchFolder(), options)).toEqual({ files: [], problems: [] });
});

test("bytes that are not UTF-8 are replaced and named, a replacement character of the author is not", () => {
  const root = scratchFolder({
    "models/bad.sql": Buffer.from([0x61, 0xff, 0x62]),
    "models/good.sql": "a\ufffdb",
  });
  const { files, problems } = readProjectFiles(root, options);
  expect(files.map(({ text }) => text)).toEqual(["a\ufffdb", "a\ufffdb"]);
  expect(problems.map(({ path, kind }) => ({ path, kind }))).toEqual([
    { path: "models/bad.sql", kind: "not-utf8" },
  ]);
});

test("linked folders are read once, under their own name where they have one", () => {
  const root = scratchFolder({ "models/real/m.sql": "m", "elsewhere/e.sql": "e" });
  symlinkSync("real", join(root, "models/alias"));
  symlinkSync("..", join(root, "models/real/loop"));
  symlinkSync("../elsewhere", join(root, "models/outside"));
  symlinkSync("../elsewhere", join(root, "models/outside-again"));
  const { files, problems } = readProjectFiles(root, options);
  expect(files.map(({ path }) => path)).toEqual(["models/outside/e.sql", "models/real/m.sql"]);
  expect(problems).toEqual([]);
});

test("linked files are read, links to nothing and to themselves are named", () => {
  const root = scratchFolder({ "models/m.sql": "m" });
  symlinkSync("m.sql", join(root, "models/n.sql"));
  symlinkSync("gone.sql", join(root, "models/lost.sql"));
  symlinkSync("self.sql", join(root, "models/self.sql"));
  const { files, problems } = readProjectFiles(root, options);
  expect(files.map(({ path }) => path)).toEqual(["models/m.sql", "models/n.sql"]);
  expect(problems.map(({ path }) => path)).toEqual(["models/lost.sql", "models/self.sql"]);
});

test("folders beyond the depth limit are named and left out", () => {
  const root = scratchFolder();
  const folder = join(root, "models", ...Array.from({ length: 65 }, () => "d"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "deep.sql"), "x");
  writeFileSync(join(folder, "../inside.sql"), "x");
  const { files, problems } = readProjectFiles(root, options);
  expect(files).toHaveLength(1);
  expect(problems.map(({ kind }) => kind)).toEqual(["too-deep"]);
});

test("a models path that is a file is named", () => {
  const { problems } = readProjectFiles(scratchFolder({ models: "x" }), options);
  expect(problems).toEqual([
    {
      path: "models",
      kind: "unreadable",
      message: "models cannot be read: it is no folder, or a part of its path is none",
    },
  ]);
});

test("models outside the root have paths that lead out of it", () => {
  const root = scratchFolder({ "p/rocky.toml": "", "shared/m.sql": "m" });
  const { files } = readProjectFiles(join(root, "p"), { models: "../shared", files: [] });
  expect(files).toEqual([{ path: "../shared/m.sql", text: "m" }]);
});

test("the root is the nearest folder with a rocky.toml", () => {
  const root = scratchFolder({ "rocky.toml": "", "a/rocky.toml": "", "a/b/c/x": "", "d/x": "" });
  expect(findProjectRoot(join(root, "a/b/c"))).toBe(join(root, "a"));
  expect(findProjectRoot(join(root, "d"))).toBe(root);
  expect(findProjectRoot(join(root, ".."))).toBeUndefined();
});
