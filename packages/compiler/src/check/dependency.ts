import { report } from "../diagnostics.ts";
import type { Rule } from "./check.ts";

/** D011: a configuration lists dependencies, and the query reads models that are not on the list. */
export const dependencyRule: Rule = ({ models }) =>
  models.flatMap(({ compiled, parsed }) => {
    const listed = new Set(parsed.source.dependsOn.map((each) => each.name));
    const [first] = parsed.source.dependsOn;
    if (first === undefined) return [];
    return compiled.reads
      .filter((read) => read.kind === "model" && !listed.has(read.relation))
      .filter((read, i, all) => all.findIndex((each) => each.relation === read.relation) === i)
      .map((read) =>
        report.unlistedDependency(
          read.span,
          { model: read.relation },
          { model: compiled.name, related: [{ span: first.span, message: "the list starts here" }] },
        ),
      );
  });
