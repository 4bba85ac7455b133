import { expect, test } from "vitest";
import { command } from "../scripts/checks/command.mjs";
import { documentation } from "../scripts/checks/documentation.mjs";
import { layerTags } from "../scripts/checks/layer-tags.mjs";
import { packageFiles, plant, uproot } from "./workspace.ts";

type Check = (root: string) => string | undefined;

const packages = ["packages/low", "packages/left", "packages/right"];
const types: Check = (root) => command("tsc", ["-b", ...packages], root)();
const checks = {
  types,
  lint: (root) => command("oxlint", ["--type-aware", "--deny-warnings"], root)(),
  layers: (root) => command("turbo", ["boundaries", "--no-color"], root)(),
  "layer tags": (root) => layerTags(root),
  "dead code": (root) => command("knip", ["--no-progress"], root)(),
  "documented exports": (root) => types(root) ?? documentation(root, packages),
} as const satisfies Readonly<Record<string, Check>>;

interface Violation {
  readonly what: string;
  readonly check: keyof typeof checks;
  /** What the guard must say. */
  readonly says: RegExp;
  readonly changes: Readonly<Record<string, string>>;
}

const documented = "/** A number. */\n";

const violations: readonly Violation[] = [
  {
    what: "an upward import",
    check: "layers",
    says: /left|tag/,
    changes: {
      ...packageFiles("low", { tag: "L0", uses: ["left"] }),
      ...packageFiles("left", { tag: "L2", uses: [] }),
      "packages/left/src/index.ts": `${documented}export const left = 2;\n`,
      "packages/low/src/low.ts": `import { left } from "@small/left";\n\n${documented}export const low: number = left;\n`,
    },
  },
  {
    what: "a sibling import",
    check: "layers",
    says: /right|tag/,
    changes: {
      ...packageFiles("left", { tag: "L2", uses: ["right"] }),
      "packages/left/src/index.ts": `import { right } from "@small/right";\n\n${documented}export const left: number = right;\n`,
    },
  },
  {
    what: "an import that the manifest does not list",
    check: "layers",
    says: /low/,
    changes: packageFiles("left", { tag: "L2", uses: [] }),
  },
  {
    what: "node:fs in a pure package",
    check: "types",
    says: /node:fs/,
    changes: {
      "packages/low/src/low.ts": `import { readFileSync } from "node:fs";\n\n${documented}export const low: number = readFileSync("x").length;\n`,
    },
  },
  {
    what: "console in a pure package",
    check: "types",
    says: /console/,
    changes: { "packages/low/src/low.ts": `console.log(1);\n${documented}export const low = 1;\n` },
  },
  {
    what: "an import cycle",
    check: "lint",
    says: /no-cycle|cycle/i,
    changes: {
      "packages/low/src/low.ts": `import { other } from "./other.ts";\n\n${documented}export const low = (): number => other();\n`,
      "packages/low/src/other.ts": `import { low } from "./low.ts";\n\n${documented}export const other = (): number => low();\n`,
      "packages/left/src/index.ts": `import { low } from "@small/low";\n\n${documented}export const left: number = low();\n`,
      "packages/right/src/index.ts": `import { low } from "@small/low";\n\n${documented}export const right: number = low();\n`,
    },
  },
  {
    what: "an unused export",
    check: "dead code",
    says: /forgotten/,
    changes: {
      "packages/low/src/low.ts": `${documented}export const low = 1;\n${documented}export const forgotten = 2;\n`,
    },
  },
  {
    what: "a file of 700 lines",
    check: "lint",
    says: /max-lines|too many lines/i,
    changes: {
      "packages/low/src/low.ts": `${documented}export const low = 1;\n${"// a line\n".repeat(700)}`,
    },
  },
  {
    what: "an undocumented export",
    check: "documented exports",
    says: /documentation.*low/i,
    changes: { "packages/low/src/low.ts": "export const low = 1;\n" },
  },
  {
    what: "a package without a layer tag",
    check: "layer tags",
    says: /packages\/right\/turbo\.json has 0 layer tags/,
    changes: packageFiles("right", { tag: undefined, uses: ["low"] }),
  },
  {
    what: "an adapter that something else than the SDK depends on",
    check: "layer tags",
    says: /packages\/right depends on @small\/left; only apps\/sdk/,
    changes: {
      ...packageFiles("left", { tag: "warehouse", uses: ["low"] }),
      ...packageFiles("right", { tag: "L5", uses: ["left"] }),
    },
  },
];

test.each(Object.keys(checks) as (keyof typeof checks)[])(
  "%s: a sound workspace passes",
  (name) => {
    const root = plant({});
    try {
      expect(checks[name](root)).toBeUndefined();
    } finally {
      uproot(root);
    }
  },
  60_000,
);

test.each(violations)(
  "$check: $what is found",
  ({ check, changes, says }) => {
    const root = plant(changes);
    try {
      expect(checks[check](root)).toMatch(says);
    } finally {
      uproot(root);
    }
  },
  60_000,
);
