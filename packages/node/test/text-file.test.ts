import { utimesSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readTextFile, writeFileAtomic } from "@rocky/node";
import { expect, test } from "vitest";
import { scratchFolder } from "./scratch.ts";

const text = "SELECT 'größe 😀'\n";
const le = Buffer.from(text, "utf16le");

test.each([
  ["UTF-8", Buffer.from(text), { text, encoding: "utf-8" }],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`), { text, encoding: "utf-8" }],
  ["UTF-8 with U+FFFD in it", Buffer.from("a \ufffd b"), { text: "a \ufffd b", encoding: "utf-8" }],
  ["nothing", Buffer.alloc(0), { text: "", encoding: "utf-8" }],
  ["UTF-16, little end first", Buffer.concat([Buffer.from([0xff, 0xfe]), le]), { text, encoding: "utf-16" }],
  [
    "UTF-16, big end first",
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(le).swap16()]),
    { text, encoding: "utf-16" },
  ],
  ["Latin-1", Buffer.from("caf\u00e9", "latin1"), { text: "caf\ufffd", encoding: "not-utf8" }],
  ["a picture", Buffer.from("89504e470d0a1a0a00ff", "hex"), { text: "", encoding: "not-text" }],
] as const)("%s is read as what it is", (_, bytes, expected) => {
  const path = join(scratchFolder(), "file.sql");
  writeFileSync(path, bytes);
  expect(readTextFile(path)).toEqual(expected);
});

test("writing a file removes what killed processes left of it long ago, and nothing else", () => {
  const folder = scratchFolder();
  const names = [".a.toml.0123456789ab", ".a.toml.ba9876543210", ".b.toml.0123456789ab", ".a.toml.mine"];
  for (const name of names) writeFileSync(join(folder, name), "");
  const longAgo = Date.now() / 1000 - 3600;
  for (const name of [names[0], names[2], names[3]]) utimesSync(join(folder, name ?? ""), longAgo, longAgo);
  writeFileAtomic(join(folder, "a.toml"), "x = 1\n");
  expect(readdirSync(folder).toSorted()).toEqual([...names.slice(1), "a.toml"].toSorted());
});
