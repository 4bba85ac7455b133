import { join } from "node:path";
import { generate, readFloor } from "../harness/rocky.mjs";
import { expectEqual } from "../harness/measure.mjs";
import { withoutCache } from "./project.mjs";

/** A cold `rocky compile -o json` of projects of a thousand models in plain shapes; of the wide ones a hundred. */
export function compile({ rocky, scratch }) {
  return ["chain", "fan-out", "diamond", "wide"].map((shape) => {
    const cwd = join(scratch, shape);
    const models = shape === "wide" ? 100 : 1000;
    return {
      name: `${shape}, ${models.toLocaleString("en")} models`,
      command: [...rocky, "compile", "-o", "json"],
      cwd,
      prepare: () => generate(cwd, 1000, shape),
      before: withoutCache(cwd),
      check: (text) => {
        const output = JSON.parse(text);
        expectEqual(output.models, models, "models");
        expectEqual(output.has_errors, false, "errors");
      },
      floors: [readFloor],
    };
  });
}
