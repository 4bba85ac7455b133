import { queryFindings } from "@rocky/sql";
import type { OtherKeys, Shape } from "./shape.ts";
import { choice } from "./shape-kinds.ts";

/** How a finding counts. */
export const lint: Shape = choice("How the finding counts.", ["off", "info", "warning", "error"]);

/** The findings about a query that are no errors, by their codes. */
export const queryLints: OtherKeys = {
  names: new Set(queryFindings.filter(({ severity }) => severity !== "error").map(({ code }) => code)),
  pattern: "^[WI]0[045]\\d$",
  example: "W044",
  helpFor: (key) =>
    /^E\d{3}$/.test(key) ? "Codes that begin with E are errors, and errors always count." : undefined,
  of: { ...lint, about: "Any warning or note about a query, by its code; errors stay." },
};
