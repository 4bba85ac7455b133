import type { NewFile } from "../write-new-files.ts";

/** What a project does not share: the databases that runs make. `.rocky` has a file of its own. */
export const gitignore: NewFile = { path: ".gitignore", text: "*.duckdb\n*.duckdb.wal\n" };
