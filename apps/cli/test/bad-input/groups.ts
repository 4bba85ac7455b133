import type { BadCases } from "./bad-case.ts";
import { databaseCases } from "./database.ts";
import { fileCases } from "./files.ts";
import { projectCases } from "./project.ts";
import { sqlCases } from "./sql.ts";
import { worldCases } from "./world.ts";

/** All cases. */
export const groups: readonly BadCases[] = [fileCases, sqlCases, projectCases, databaseCases, worldCases];
