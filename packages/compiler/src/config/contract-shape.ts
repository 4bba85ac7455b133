import { flag, list, table, text, texts } from "./shape-kinds.ts";
import type { TableShape } from "./shape.ts";

/** The shape of `<model>.contract.toml`. */
export const contractShape: TableShape = table("What a model promises to those who read it.", {
  columns: list(
    "The columns that are promised.",
    table(
      "A column.",
      {
        name: text("What it is called."),
        type: text("Its type: Int64, String, Decimal(10,2) or as the warehouse writes it."),
        nullable: flag("Whether it may be NULL."),
        description: text("What it holds."),
      },
      { required: ["name"] },
    ),
  ),
  rules: table("Rules about all columns.", {
    required: texts("Columns that must be there."),
    protected: texts("Columns that must not be removed."),
    no_new_nullable: flag("Whether no column may become nullable. Not enforced yet, so it is refused."),
  }),
});
