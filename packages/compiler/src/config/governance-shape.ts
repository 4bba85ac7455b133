import { choice, either, flag, list, names, table, text, whole } from "./shape-kinds.ts";
import type { Shape, TableShape } from "./shape.ts";

/** What a principal may be granted. */
export const permissions: readonly string[] = [
  "BROWSE",
  "USE CATALOG",
  "USE SCHEMA",
  "SELECT",
  "MODIFY",
  "MANAGE",
];

const grant: Shape = table(
  "What somebody may do.",
  {
    principal: text("The user or group.", { form: "not empty" }),
    permissions: list("What is granted.", choice("A permission.", permissions), { atLeast: 1 }),
  },
  { required: ["principal", "permissions"] },
);

/** The shape of `[pipeline.<name>.target.governance]`. */
export const governanceShape: TableShape = table("What is made and granted around the tables.", {
  auto_create_catalogs: flag("Whether missing catalogs are made.", { default: false, later: true }),
  auto_create_schemas: flag("Whether missing schemas are made. On DuckDB they always are."),
  tag_prefix: text("What the names of tags begin with.", { later: true }),
  tags: names("Tags of what is made.", text("The value."), { later: true }),
  grants: list("Grants on catalogs.", grant, { later: true }),
  schema_grants: list("Grants on schemas.", grant, { later: true }),
  isolation: table(
    "Which workspaces see the catalogs.",
    {
      enabled: flag("Whether catalogs are bound to workspaces.", { default: false }),
      workspace_ids: list(
        "The workspaces.",
        table(
          "A workspace.",
          {
            id: either("Its id.", [whole("As a number."), text("As a text.")]),
            binding_type: choice("What may be done from there.", ["READ_WRITE", "READ_ONLY"], {
              default: "READ_WRITE",
            }),
          },
          { required: ["id"] },
        ),
      ),
    },
    { later: true },
  ),
});
