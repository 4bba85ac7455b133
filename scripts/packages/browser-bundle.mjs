import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** What a page that only writes types may weigh: packages without side effects leave the compiler out. */
const mostBytes = 40_000;

/** Bundles the installed SDK for a browser, all of it and one function of it; throws when Node is in it or nothing is left out. */
export function browserBundle(root, folder) {
  const { buildSync } = createRequire(join(root, "apps/sdk/package.json"))("esbuild");
  const bundle = (contents, name) => {
    const entry = join(folder, `${name}.js`);
    writeFileSync(entry, contents);
    const outfile = join(folder, `${name}.bundle.js`);
    buildSync({
      entryPoints: [entry],
      outfile,
      bundle: true,
      minify: true,
      platform: "browser",
      format: "esm",
    });
    return readFileSync(outfile);
  };
  const whole = bundle('export * from "@rocky/sdk";\n', "whole");
  if (/["']node:/.test(whole.toString())) throw new Error("the bundle for browsers imports a module of Node");
  const one = bundle('export { lineageDot } from "@rocky/sdk";\n', "one");
  if (one.length > mostBytes)
    throw new Error(`one function of the SDK weighs ${one.length} bytes in a bundle; nothing was left out`);
  return { whole: whole.length, one: one.length };
}
