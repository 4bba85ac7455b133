import { flag, list, names, table, text } from "../config/shape-kinds.ts";
import type { Shape, TableShape } from "../config/shape.ts";

function rows(about: string): Shape {
  return list(about, names("A row: values by column.", { kind: "any" }));
}

/** The shape of one `[[test]]`. */
export const unitTestShape: TableShape = table(
  "A test of the query, with rows of its own.",
  {
    name: text("What it is called."),
    description: text("What it shows."),
    given: list(
      "What the query reads.",
      table(
        "A table that the query reads.",
        {
          ref: text("The model or table, as the query names it."),
          rows: rows("Its rows; a column that is not named is NULL."),
        },
        { required: ["ref"] },
      ),
    ),
    expect: table(
      "What the query must give.",
      {
        rows: rows("The rows; columns that are not named are not compared."),
        ordered: flag("Whether their order counts.", { default: false }),
      },
      { required: ["rows"] },
    ),
  },
  { required: ["name", "expect"] },
);
