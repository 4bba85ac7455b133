import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "./atomic-file.ts";

const ignored = `# Written by Rocky: runs stay here, approvals and plans travel with the project.
*
!.gitignore
!approvals/
!approvals/**
!plans/
!plans/**
`;

/** Makes the folder `.rocky` of a project, with its `.gitignore` unless there is one, and returns its path. */
export function ensureRockyFolder(root: string): string {
  const folder = join(root, ".rocky");
  const file = join(folder, ".gitignore");
  if (!existsSync(file)) writeFileAtomic(file, ignored);
  return folder;
}

/** Where the ledger of a project is kept. */
export function ledgerPath(root: string): string {
  return join(root, ".rocky", "ledger.db");
}
