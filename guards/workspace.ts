import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const repository = join(import.meta.dirname, "..");

/** Files of a small workspace that breaks no rule: three layers, and two packages on the same one. */
const sound: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({
    name: "small",
    private: true,
    type: "module",
    packageManager: "pnpm@12.21.0",
  }),
  "pnpm-workspace.yaml": "packages:\n  - packages/*\n  - apps/*\n",
  "pnpm-lock.yaml":
    "lockfileVersion: '9.0'\n\nimporters:\n\n  .: {}\n\n  packages/low: {}\n\n  packages/left: {}\n\n  packages/right: {}\n",
  "apps/.keep": "",
  ...packageFiles("low", { tag: "L0", uses: [] }),
  "packages/low/src/index.ts": 'export { low } from "./low.ts";\n',
  "packages/low/src/low.ts": "/** A number. */\nexport const low = 1;\n",
  ...packageFiles("left", { tag: "L2", uses: ["low"] }),
  "packages/left/src/index.ts":
    'import { low } from "@small/low";\n\n/** Another number. */\nexport const left: number = low + 1;\n',
  ...packageFiles("right", { tag: "L2", uses: ["low"] }),
  "packages/right/src/index.ts":
    'import { low } from "@small/low";\n\n/** A third number. */\nexport const right: number = low + 2;\n',
};

/** The manifest, tag and compiler options of a package of the small workspace. */
export function packageFiles(
  name: string,
  { tag, uses }: { readonly tag: string | undefined; readonly uses: readonly string[] },
): Readonly<Record<string, string>> {
  const manifest = {
    name: `@small/${name}`,
    version: "0.0.0",
    type: "module",
    exports: { ".": "./src/index.ts" },
    dependencies: Object.fromEntries(uses.map((other) => [`@small/${other}`, "workspace:*"])),
  };
  const references = uses.map((other) => ({ path: `../${other}` }));
  return {
    [`packages/${name}/package.json`]: JSON.stringify(manifest),
    [`packages/${name}/turbo.json`]: JSON.stringify({
      extends: ["//"],
      ...(tag === undefined ? {} : { tags: [tag] }),
    }),
    [`packages/${name}/tsconfig.json`]: JSON.stringify({
      extends: "../../tsconfig.base.json",
      include: ["src"],
      references,
    }),
  };
}

/** Writes the small workspace with some files changed or added, under the rules of this repository; gives its folder. */
export function plant(changes: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "rocky-guards-"));
  for (const name of ["turbo.json", "tsconfig.base.json", ".oxlintrc.json"]) {
    cpSync(join(repository, name), join(root, name));
  }
  writeFileSync(
    join(root, "knip.json"),
    JSON.stringify({ workspaces: { "packages/*": { project: ["src/**/*.ts"] } } }),
  );
  const files = { ...sound, ...changes };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  for (const path of Object.keys(files).filter((file) => file.endsWith("/package.json"))) {
    link(root, dirname(path), Object.keys(JSON.parse(files[path] ?? "{}").dependencies ?? {}));
  }
  return root;
}

function link(root: string, folder: string, names: readonly string[]): void {
  for (const name of names) {
    const at = join(root, folder, "node_modules", name);
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(join(root, "packages", name.replace("@small/", "")), at);
  }
}

/** Removes a planted workspace. */
export function uproot(root: string): void {
  rmSync(root, { recursive: true });
}
