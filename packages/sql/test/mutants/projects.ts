import { parseQuery, relationNames, type Dialect } from "@rocky/sql";
import { readdirSync, readFileSync } from "node:fs";
import { openEngine } from "../query-fuzz/engine.ts";
import type { Table } from "../query-fuzz/schema.ts";
import type { Project, Step } from "./schema-mutants.ts";
import { tablesIn } from "./tables-in.ts";

/** Projects that are correct: those of `fixtures/projects` and the example that the demo runs. */
export async function correctProjects(
  dialect: Dialect,
): Promise<readonly { readonly name: string; readonly project: Project }[]> {
  const folder = new URL("../fixtures/projects/", import.meta.url);
  const projects = [];
  for (const file of readdirSync(folder).sort()) {
    const [tables = "", ...views] = readFileSync(new URL(file, folder), "utf8").split("\n---\n");
    const steps = views.map((view) => {
      const found = /^CREATE VIEW (\w+) AS\s+(.*?);?\s*$/s.exec(view);
      if (found?.[1] === undefined || found[2] === undefined) throw new Error(`${file}: not a view: ${view}`);
      return { name: found[1], sql: found[2] };
    });
    projects.push({ name: file, project: { tables: await tablesOf(tables), steps } });
  }
  projects.push({ name: "examples/flights", project: await flights(dialect) });
  return projects;
}

async function tablesOf(ddl: string): Promise<readonly Table[]> {
  const engine = await openEngine();
  await engine.run(ddl);
  const tables = await tablesIn(engine);
  engine.close();
  return tables;
}

async function flights(dialect: Dialect): Promise<Project> {
  const folder = new URL("../../../../examples/flights/", import.meta.url);
  const lock = readFileSync(new URL("schemas.lock.toml", folder), "utf8");
  const ddl = [...lock.matchAll(/name = "raw\.(\w+)"[^[]*columns = \[([^\]]*)\]/g)].map(
    ([, name, columns]) => {
      const list = [...(columns ?? "").matchAll(/name = "(\w+)", type = "([^"]+)"/g)].map(
        ([, column, type]) => `${column} ${type}`,
      );
      return `CREATE TABLE ${name} (${list.join(", ")});`;
    },
  );
  const models = new URL("models/", folder);
  const steps = readdirSync(models, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => ({
      name: file.replace(/^.*[\\/]|\.sql$/g, ""),
      sql: readFileSync(new URL(file, models), "utf8")
        .replaceAll("raw.", "")
        .replace(/;\s*$/, "")
        .replaceAll(/^--.*$/gm, "")
        .trim(),
    }));
  return { tables: await tablesOf(ddl.join("\n")), steps: inOrder(steps, dialect) };
}

/** What is read before what reads it. */
function inOrder(steps: readonly Step[], dialect: Dialect): readonly Step[] {
  const placed: Step[] = [];
  const visit = (step: Step): void => {
    if (placed.includes(step)) return;
    const { query } = parseQuery(step.sql, { dialect, file: `${step.name}.sql` });
    for (const { parts } of query === undefined ? [] : relationNames(query)) {
      const read = steps.find(({ name }) => name === parts.at(-1));
      if (read !== undefined && read !== step) visit(read);
    }
    placed.push(step);
  };
  steps.forEach(visit);
  return placed;
}
