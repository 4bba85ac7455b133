import { choice, either, flag, list, table, text } from "../config/shape-kinds.ts";
import type { TableShape } from "../config/shape.ts";

/** The file that declares functions, beside rocky.toml. */
export const functionsFile = "functions.toml";

/** When the result may be NULL; a subset of the rules of the engine's own functions. */
export const nullRules = ["nullable", "strict", "coalesce", "never", "no-input", "no-rows"] as const;

const type = text("A type as the database writes it, or ANY.", { form: "not empty" });

/** The shape of `functions.toml`. */
export const functionsShape: TableShape = table(
  "Functions that the database has beside those of its engine: macros, extensions, functions of a program.",
  {
    function: list(
      "The functions; several of one name are its overloads.",
      table(
        "A function.",
        {
          name: text("What it is called.", { form: "identifier" }),
          schema: text("The schema that it is in. Without it, a call with any schema means it.", {
            form: "identifier",
          }),
          kind: choice("What it does with rows.", ["scalar", "aggregate", "table"], { default: "scalar" }),
          description: text("What it does, for readers."),
          parameters: list(
            "Its parameters, in order: types, or tables with a name.",
            either("A parameter.", [
              type,
              table(
                "A parameter with a name.",
                {
                  name: text("What it is called, for calls with `name := value`."),
                  type: text("Its type, or ANY.", { default: "ANY", form: "not empty" }),
                  optional: flag("Whether a call may leave it out.", { default: false }),
                },
                { required: ["name"] },
              ),
            ]),
          ),
          variadic: text("The type of any number of further arguments, or ANY.", { form: "not empty" }),
          returns: text("The type of the result.", { form: "not empty" }),
          columns: list(
            "The columns of a table function.",
            table(
              "A column.",
              {
                name: text("What it is called."),
                type: text("Its type.", { form: "not empty" }),
                nullable: flag("Whether it may be NULL.", { default: true }),
              },
              { required: ["name", "type"] },
            ),
          ),
          nulls: choice(
            "When the result may be NULL: always (nullable), only when an argument is (strict), only when all are (coalesce), never; of aggregates only without a row (no-rows), only without a row or with a NULL (no-input).",
            nullRules,
            { default: "nullable" },
          ),
          deterministic: flag("Whether equal arguments give equal results.", { default: true }),
        },
        { required: ["name"] },
      ),
    ),
  },
);
