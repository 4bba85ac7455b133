/** Asks an engine again for the answers that its recorded corpus keeps: `pnpm oracle:record <name>`. */
const recorders: Readonly<Record<string, () => Promise<{ readonly record: () => Promise<void> }>>> = {
  bigquery: () => import("./bigquery-oracle.ts"),
  databricks: () => import("./databricks-oracle.ts"),
  snowflake: () => import("./snowflake-oracle.ts"),
};

const name = process.argv[2] ?? "";
const load = recorders[name];
if (load === undefined) {
  console.error(`Which corpus? Say one of: ${Object.keys(recorders).join(", ")}`);
  process.exitCode = 1;
} else {
  try {
    await (await load()).record();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
