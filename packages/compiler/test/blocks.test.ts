import { compile } from "@rocky/compiler";
import type { Diagnostic } from "@rocky/ir";
import { describe, expect, test } from "vitest";
import { modelBlocks, otherBlocks, projectBlocks, type BlockCase } from "./blocks.ts";

const files = {
  "rocky.toml": '[adapter]\ntype = "duckdb"\npath = "dev.duckdb"\n',
  "models/m.toml": 'group = "g"\n',
  "models/_defaults.toml": "",
  "models/groups/g.toml": "",
  "models/m.contract.toml": "",
  "models/m.sql": "SELECT 1 AS id, DATE '2024-01-31' AS t",
};

function findingsIn(path: keyof typeof files, text: string): readonly Diagnostic[] {
  const all = Object.entries({ ...files, [path]: text });
  const { diagnostics } = compile({ files: all.map(([name, body]) => ({ path: name, text: body })) });
  return diagnostics.filter(({ span }) => span?.file === path);
}

/** What is found beside that a block, an adapter or a strategy is not available yet, and that a star shows nothing. */
function faults(found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.filter(({ code }) => !["W061", "W062", "W200", "W004"].includes(code));
}

/** The texts around the marked place, and the place. */
function marked(text: string): { readonly text: string; readonly start: number; readonly end: number } {
  const start = text.indexOf("«");
  const end = text.indexOf("»") - 1;
  return { text: text.replace(/[«»]/g, ""), start, end };
}

function withAdapter(path: keyof typeof files, text: string): string {
  const needsAdapter = path === "rocky.toml" && !/^(\[«?adapters?[.\]»]|adapter = [{«])/m.test(text);
  return needsAdapter ? `${text}\n[adapter.default]\ntype = "duckdb"\n` : text;
}

function cases(path: keyof typeof files, blocks: readonly BlockCase[]): void {
  describe.each(blocks)(`${path} $block`, ({ good, bad }) => {
    test("what is right is not found fault with", () => {
      expect(faults(findingsIn(path, withAdapter(path, good)))).toEqual([]);
    });

    test.each(bad)("%s", (written, finding) => {
      const { text, start, end } = marked(withAdapter(path, written));
      const found = faults(findingsIn(path, text)).map(({ code, message, help = "", span }) => ({
        place: text.slice(span?.start, span?.end),
        start: span?.start,
        end: span?.end,
        text: `${code} ${message} ${help}`,
      }));
      const place = text.slice(start, end);
      const isNotThere = finding.startsWith("E205") || finding.startsWith("E094");
      const counted = isNotThere ? found.filter((each) => each.text.startsWith(finding)) : found;
      expect(counted).toEqual([{ place, start, end, text: expect.stringContaining(finding) }]);
    });
  });
}

cases("rocky.toml", projectBlocks);
cases("models/m.toml", modelBlocks);
cases("models/_defaults.toml", otherBlocks.defaults);
cases("models/groups/g.toml", otherBlocks.group);
cases("models/m.contract.toml", otherBlocks.contract);
