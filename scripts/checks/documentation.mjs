import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The libraries whose entries people import. */
const libraries = [
  "packages/ir",
  "packages/sql",
  "packages/lineage",
  "packages/contracts",
  "packages/dsl",
  "packages/adapter",
  "packages/ledger",
  "packages/compiler",
  "packages/runtime",
  "packages/node",
  "packages/adapter-duckdb",
  "apps/sdk",
];

/** Every export of a library has a doc comment; members whose name says everything need none. Reads the declarations that `tsc -b` wrote to `dist`. */
export function documentation(root = ".", folders = libraries) {
  const problems = folders.flatMap((folder) => undocumented(root, folder));
  return problems.length === 0 ? undefined : problems.join("\n");
}

function undocumented(root, folder) {
  const base = resolve(root, folder);
  const manifest = JSON.parse(readFileSync(join(base, "package.json"), "utf8"));
  const entries = Object.values(
    manifest.publishConfig?.exports ?? { ".": { types: "./dist/index.d.ts" } },
  ).flatMap(({ types }) => types ?? []);
  if (!entries.every((entry) => existsSync(join(base, entry))))
    return [`${folder}/dist has no declarations; run \`tsc -b\``];
  return entries.flatMap((entry) => problemsOf(base, join(base, entry), folder));
}

function problemsOf(base, entry, folder) {
  const scratch = mkdtempSync(join(tmpdir(), "rocky-api-"));
  mkdirSync(join(scratch, "report"), { recursive: true });
  const problems = [];
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: base,
      mainEntryPointFilePath: entry,
      compiler: { tsconfigFilePath: join(base, "tsconfig.json") },
      // Undocumented exports are found while the report is written; the report itself is thrown away.
      apiReport: {
        enabled: true,
        reportFileName: "api.md",
        reportFolder: join(scratch, "report"),
        reportTempFolder: scratch,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: { logLevel: "none" },
          "ae-undocumented": { logLevel: "error" },
        },
        tsdocMessageReporting: { default: { logLevel: "none" } },
        compilerMessageReporting: { default: { logLevel: "none" } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(base, "package.json"),
    packageJson: JSON.parse(readFileSync(join(base, "package.json"), "utf8")),
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      if (message.messageId !== "ae-undocumented" || !isExport(message)) return;
      problems.push(`${folder}: ${message.text} (${message.sourceFilePath}:${message.sourceFileLine})`);
    },
  });
  rmSync(scratch, { recursive: true });
  return problems;
}

/** Whether a message speaks of an exported declaration; members whose name says everything need no comment. */
function isExport({ sourceFilePath, sourceFileLine }) {
  if (sourceFilePath === undefined || sourceFileLine === undefined) return true;
  const line = readFileSync(sourceFilePath, "utf8").split("\n")[sourceFileLine - 1] ?? "";
  return /^export\b/.test(line);
}
